package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The value of a {@code Content-Security-Policy} header. {@link #toString} returns it. Immutable.
 *
 * <p>The sources are those of Clerk's guide. Applications with Clerk Billing add Stripe's.
 */
public final class ContentSecurityPolicy {
  private static final Pattern DIRECTIVE = Pattern.compile("[a-z-]+");
  private static final Pattern SOURCE = Pattern.compile("[!-~&&[^;,]]+");

  private static final String SELF = "'self'";
  private static final String BOT_PROTECTION = "https://challenges.cloudflare.com";
  private static final String IMAGES = "https://img.clerk.com";
  private static final String CLERK_PROTECT = "https://*.protect.clerk.com";

  private final Map<String, List<String>> directives;

  private ContentSecurityPolicy(Map<String, List<String>> directives) {
    this.directives = directives;
  }

  /** Returns the policy of a page with ClerkJS, for scripts that have the nonce. */
  static ContentSecurityPolicy forClerk(String frontendApi, String nonce) {
    Map<String, List<String>> directives = new LinkedHashMap<>();
    directives.put("default-src", List.of(SELF));
    directives.put(
        "script-src",
        distinct(SELF, "'nonce-" + nonce + "'", "'strict-dynamic'", frontendApi, BOT_PROTECTION));
    directives.put(
        "connect-src",
        distinct(
            SELF,
            frontendApi,
            IMAGES,
            "https://clerk-telemetry.com",
            "https://*.clerk-telemetry.com",
            CLERK_PROTECT + ":*"));
    directives.put("img-src", List.of(SELF, IMAGES));
    directives.put("style-src", List.of(SELF, "'unsafe-inline'")); // of the components
    directives.put("frame-src", List.of(SELF, BOT_PROTECTION, CLERK_PROTECT));
    directives.put("worker-src", List.of(SELF, "blob:"));
    directives.put("form-action", List.of(SELF));
    directives.put("base-uri", List.of(SELF));
    directives.put("object-src", List.of("'none'"));
    return new ContentSecurityPolicy(directives);
  }

  private static List<String> distinct(String... sources) {
    return List.of(sources).stream().distinct().toList();
  }

  /**
   * Returns a policy with more sources.
   *
   * @param directive the name of a directive, such as {@code img-src}
   * @param sources sources such as {@code https://cdn.example.com}, which replace {@code 'none'}
   * @throws ClerkConfigurationException if one of them is malformed
   */
  public ContentSecurityPolicy with(String directive, String... sources) {
    check("directive", DIRECTIVE, directive);
    List<String> all = new ArrayList<>(directives.getOrDefault(directive, List.of()));
    if (sources.length > 0) {
      all.remove("'none'");
    }
    for (String source : sources) {
      check("source", SOURCE, source);
      if (!all.contains(source)) {
        all.add(source);
      }
    }
    Map<String, List<String>> more = new LinkedHashMap<>(directives);
    more.put(directive, List.copyOf(all));
    return new ContentSecurityPolicy(more);
  }

  private static void check(String name, Pattern pattern, String value) {
    if (!pattern.matcher(SettingCheck.present(name, value)).matches()) {
      throw new ClerkConfigurationException(
          name
              + " must be one without blanks, commas and semicolons, and not "
              + PrintableSetting.of(value));
    }
  }

  /** Returns the value of the header. */
  @Override
  public String toString() {
    return directives.entrySet().stream()
        .map(each -> (each.getKey() + " " + String.join(" ", each.getValue())).strip())
        .collect(Collectors.joining("; "));
  }
}
