package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.model.Json;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The script tags that load ClerkJS into a page that the server renders.
 *
 * <pre>{@code
 * ClerkScript script = ClerkScript.builder().signInUrl("/sign-in").build(); // once
 * String nonce = ClerkScript.newNonce();                                    // each page
 * script.html(nonce);                  // into the head, unescaped: it is escaped already
 * script.contentSecurityPolicy(nonce); // the Content-Security-Policy header
 * }</pre>
 *
 * <p>The tags are for ClerkJS 6 and its components in {@code @clerk/ui} 1, from the instance's
 * Frontend API or its proxy. Immutable.
 */
public final class ClerkScript {
  private static final String CLERK_JS = "6";
  private static final String UI = "1";
  private static final int NONCE_BYTES = 16;
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9+/_-]{1,200}={0,2}");
  private static final RequestUrl ANY_PAGE = RequestUrl.at("https://localhost", "/");

  private final String frontendApi;
  private final Map<String, String> attributes;
  private final String loadOptions;
  private final String clerkJsVersion;
  private final @Nullable String uiVersion;

  private ClerkScript(Builder builder) {
    PublishableKey key = PublishableKey.of(builder.publishableKey);
    ApplicationSettings site =
        new ApplicationSettings(
            new SignInPages(builder.signInUrl, builder.signUpUrl, key, builder.satellite),
            false,
            builder.domain,
            builder.proxyUrl,
            Set.of(),
            false,
            new OrganizationMatcher(List.of(), List.of()));
    String proxy = site.proxyUrl();
    boolean relative = proxy != null && RequestUrl.originOf(proxy) == null;
    String absolute = site.frontendApi(key, ANY_PAGE);
    this.frontendApi = relative ? absolute.substring(ANY_PAGE.origin().length()) : absolute;
    this.clerkJsVersion = builder.clerkJsVersion;
    this.uiVersion = builder.components ? builder.uiVersion : null;
    Map<String, String> named = new LinkedHashMap<>();
    named.put("data-clerk-publishable-key", key.value());
    put(named, "data-clerk-proxy-url", proxy == null ? null : frontendApi);
    put(named, "data-clerk-domain", builder.domain);
    this.attributes = named;
    Map<String, Object> options = new LinkedHashMap<>();
    put(options, "signInUrl", builder.signInUrl);
    put(options, "signUpUrl", builder.signUpUrl);
    if (builder.satellite) {
      options.put("isSatellite", true);
    }
    this.loadOptions = HtmlText.script(Json.write(options));
  }

  private static <T> void put(Map<String, T> to, String name, @Nullable T value) {
    if (value != null) {
      to.put(name, value);
    }
  }

  /** Returns the tags of an instance, with the settings of the environment. */
  public static ClerkScript of(String publishableKey) {
    return builder().publishableKey(publishableKey).build();
  }

  /** Returns a builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a new random nonce, for one page. */
  public static String newNonce() {
    byte[] random = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getEncoder().encodeToString(random);
  }

  /**
   * Returns the tags as HTML. The last one calls {@code Clerk.load} when the page has loaded.
   *
   * @param nonce the nonce of the page, or null if it has no policy about scripts
   * @throws IllegalArgumentException if the nonce is not Base64
   */
  public String html(@Nullable String nonce) {
    String ui = uiVersion == null ? "" : ",{ui:{ClerkUI:window.__internal_ClerkUICtor}}";
    return scripts(nonce)
        + "<script"
        + HtmlText.attribute("nonce", checked(nonce))
        + ">window.addEventListener(\"load\",()=>Clerk.load(Object.assign("
        + loadOptions
        + ui
        + ")))</script>\n";
  }

  /**
   * Same as {@link #html}, without the call of {@code Clerk.load}, for pages that make it
   * themselves.
   */
  public String scripts(@Nullable String nonce) {
    String ui = uiVersion;
    String components =
        ui == null ? "" : tag("ui", ui, "ui.browser.js", "data-clerk-ui-script", nonce);
    return components
        + tag("clerk-js", clerkJsVersion, "clerk.browser.js", "data-clerk-js-script", nonce);
  }

  /**
   * Returns the options of {@code Clerk.load}, apart from the components: a JSON object that can
   * stand in a script.
   */
  public String loadOptions() {
    return loadOptions;
  }

  private String tag(
      String name, String version, String file, String marker, @Nullable String nonce) {
    StringBuilder tag = new StringBuilder("<script defer crossorigin=\"anonymous\"");
    tag.append(HtmlText.attribute(marker, "true"));
    tag.append(
        HtmlText.attribute(
            "src", frontendApi + "/npm/@clerk/" + name + "@" + version + "/dist/" + file));
    attributes.forEach((each, value) -> tag.append(HtmlText.attribute(each, value)));
    return tag.append(HtmlText.attribute("nonce", checked(nonce)))
        .append("></script>\n")
        .toString();
  }

  /**
   * Returns a policy that allows ClerkJS, its components and the scripts that have the nonce. All
   * other scripts of the page need the nonce too.
   *
   * @throws IllegalArgumentException if the nonce is not Base64
   */
  public ContentSecurityPolicy contentSecurityPolicy(String nonce) {
    String origin = RequestUrl.originOf(frontendApi);
    return ContentSecurityPolicy.forClerk(
        origin == null ? "'self'" : origin, SettingCheck.present("nonce", checked(nonce)));
  }

  private static @Nullable String checked(@Nullable String nonce) {
    if (nonce != null && !NONCE.matcher(nonce).matches()) {
      throw new IllegalArgumentException("nonce must be Base64: use ClerkScript.newNonce()");
    }
    return nonce;
  }

  /** The tags without a nonce. They hold nothing secret. */
  @Override
  public String toString() {
    return html(null);
  }

  /**
   * A builder of script tags. Not thread-safe. Defaults, of which a named variable is an
   * environment variable or, first, a system property:
   *
   * <ul>
   *   <li>publishable key: {@code CLERK_PUBLISHABLE_KEY}
   *   <li>sign-in and sign-up URL: {@code CLERK_SIGN_IN_URL}, {@code CLERK_SIGN_UP_URL}, else the
   *       instance's account portal
   *   <li>satellite, domain, proxy URL: {@code CLERK_IS_SATELLITE}, {@code CLERK_DOMAIN}, {@code
   *       CLERK_PROXY_URL}, else none
   *   <li>versions: 6 of ClerkJS, 1 of its components
   * </ul>
   */
  public static final class Builder {
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.-]+");

    private @Nullable String publishableKey = Setting.of("CLERK_PUBLISHABLE_KEY");
    private @Nullable String signInUrl = Setting.of("CLERK_SIGN_IN_URL");
    private @Nullable String signUpUrl = Setting.of("CLERK_SIGN_UP_URL");
    private boolean satellite = SettingCheck.flag("CLERK_IS_SATELLITE");
    private @Nullable String domain = Setting.of("CLERK_DOMAIN");
    private @Nullable String proxyUrl = Setting.of("CLERK_PROXY_URL");
    private String clerkJsVersion = CLERK_JS;
    private String uiVersion = UI;
    private boolean components = true;

    private Builder() {}

    /** Sets the instance's publishable key, which begins with {@code pk_}. */
    public Builder publishableKey(String publishableKey) {
      this.publishableKey = SettingCheck.key("publishableKey", publishableKey);
      return this;
    }

    /** Sets the sign-in URL: absolute, or a path of this site. */
    public Builder signInUrl(String signInUrl) {
      this.signInUrl = SettingCheck.text("signInUrl", signInUrl);
      return this;
    }

    /** Sets the sign-up URL: absolute, or a path of this site. */
    public Builder signUpUrl(String signUpUrl) {
      this.signUpUrl = SettingCheck.text("signUpUrl", signUpUrl);
      return this;
    }

    /**
     * Sets whether this site is a satellite, see {@link RequestAuthenticator.Builder#satellite}.
     */
    public Builder satellite(boolean satellite) {
      this.satellite = satellite;
      return this;
    }

    /** Sets the satellite's domain without a scheme, such as {@code satellite.example.com}. */
    public Builder domain(String domain) {
      this.domain = SettingCheck.text("domain", domain);
      return this;
    }

    /** Sets the URL of the Frontend API's proxy: absolute, or a path of this site. */
    public Builder proxyUrl(String proxyUrl) {
      this.proxyUrl = SettingCheck.text("proxyUrl", proxyUrl);
      return this;
    }

    /** Sets the version of {@code @clerk/clerk-js}, such as {@code 6} or {@code 6.40.0}. */
    public Builder clerkJsVersion(String version) {
      this.clerkJsVersion = version("clerkJsVersion", version);
      return this;
    }

    /** Sets the version of {@code @clerk/ui}, such as {@code 1}. */
    public Builder uiVersion(String version) {
      this.uiVersion = version("uiVersion", version);
      return this;
    }

    /** Sets whether Clerk's components are loaded, such as its sign-in form. */
    public Builder components(boolean components) {
      this.components = components;
      return this;
    }

    private static String version(String name, String version) {
      String text = SettingCheck.text(name, version);
      if (!VERSION.matcher(text).matches()) {
        throw new ClerkConfigurationException(
            name + " must be a version or tag, such as 6: " + PrintableSetting.of(text));
      }
      return text;
    }

    /**
     * Returns the tags.
     *
     * @throws ClerkConfigurationException if a setting is malformed or missing; the message says
     *     which
     */
    public ClerkScript build() {
      return new ClerkScript(this);
    }
  }
}
