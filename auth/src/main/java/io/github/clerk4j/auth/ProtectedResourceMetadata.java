package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metadata document of an OAuth resource server (RFC 9728), such as an API or an MCP server. It
 * tells OAuth clients the authorization server, which is Clerk.
 *
 * <pre>{@code
 * ProtectedResourceMetadata metadata =
 *     ProtectedResourceMetadata.builder("https://api.example.com/mcp").scopes("profile", "email").build();
 * metadata.path(); // /.well-known/oauth-protected-resource/mcp: serve metadata.json() there
 * }</pre>
 *
 * <p>The document is public: clients fetch it without a token, and browsers from other origins.
 * {@link RequestAuthenticator.Builder#protectedResource} makes responses point to it. Immutable.
 */
public final class ProtectedResourceMetadata {
  private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

  private final String resource;
  private final String origin;
  private final String path;
  private final String json;

  private ProtectedResourceMetadata(Builder builder) {
    this.resource = builder.resource;
    this.origin = webOrigin("resource", resource);
    String below = RequestUrl.at(origin, resource).path();
    this.path = WELL_KNOWN + (below.equals("/") ? "" : below);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("resource", resource);
    members.put("authorization_servers", builder.servers());
    if (!builder.scopes.isEmpty()) {
      members.put("scopes_supported", builder.scopes);
    }
    members.put("bearer_methods_supported", List.of("header"));
    members.putAll(builder.others);
    this.json = Json.write(members);
  }

  /**
   * Returns a builder.
   *
   * @param resource the URL of the resource, as clients know it, without query and fragment; {@code
   *     https}, or {@code http} on this machine
   */
  public static Builder builder(String resource) {
    return new Builder(SettingCheck.text("resource", resource));
  }

  /** Returns the URL of the resource. */
  public String resource() {
    return resource;
  }

  /** Returns the URL of the document. */
  public String url() {
    return origin + path;
  }

  /** Returns the path of the document, which is on the origin of the resource. */
  public String path() {
    return path;
  }

  /** Returns the document: a JSON object. */
  public String json() {
    return json;
  }

  /** Returns the audiences that name the resource. A URL without a path has two forms. */
  String[] audiences() {
    return resource.equals(origin) || resource.equals(origin + "/")
        ? new String[] {origin, origin + "/"}
        : new String[] {resource};
  }

  /** Returns the origin of a URL that tokens are sent to. */
  private static String webOrigin(String name, String url) {
    String origin = RequestUrl.originOf(url);
    if (origin == null || url.indexOf('?') >= 0 || url.indexOf('#') >= 0) {
      throw new ClerkConfigurationException(
          name
              + " must be an https URL without user, query and fragment, and not "
              + PrintableSetting.of(url));
    }
    if (origin.startsWith("http://") && !RequestUrl.isLoopback(origin)) {
      throw new ClerkConfigurationException(
          name + " must be https; http is for this machine alone, and not for " + origin);
    }
    return origin;
  }

  @Override
  public String toString() {
    return "ProtectedResourceMetadata[" + url() + "]";
  }

  /**
   * A builder of documents. Not thread-safe. Defaults:
   *
   * <ul>
   *   <li>authorization server: the Frontend API of the publishable key
   *   <li>publishable key: {@code CLERK_PUBLISHABLE_KEY}, an environment variable or system
   *       property
   *   <li>scopes: not told
   * </ul>
   */
  public static final class Builder {
    private final String resource;
    private final Map<String, Object> others = new LinkedHashMap<>();
    private @Nullable String publishableKey = Setting.of("CLERK_PUBLISHABLE_KEY");
    private List<String> authorizationServers = List.of();
    private List<String> scopes = List.of();

    private Builder(String resource) {
      this.resource = resource;
    }

    /** Sets the publishable key, whose Frontend API is the authorization server. */
    public Builder publishableKey(String publishableKey) {
      this.publishableKey = SettingCheck.key("publishableKey", publishableKey);
      return this;
    }

    /** Sets the issuers of tokens, such as {@code https://clerk.example.com}. */
    public Builder authorizationServers(String... issuers) {
      this.authorizationServers = List.copyOf(SettingCheck.texts("authorizationServers", issuers));
      authorizationServers.forEach(each -> webOrigin("authorizationServers", each));
      return this;
    }

    /** Sets the scopes that clients can ask for, such as {@code profile}. */
    public Builder scopes(String... scopes) {
      this.scopes = List.copyOf(SettingCheck.texts("scopes", scopes));
      return this;
    }

    /** Sets the name of the resource, for people. */
    public Builder name(String name) {
      return put("resource_name", SettingCheck.text("name", name));
    }

    /**
     * Sets another member, such as {@code resource_documentation}.
     *
     * @param value JSON: a string, number, boolean, list or map
     * @throws ClerkConfigurationException if the member has a setting of its own
     */
    public Builder put(String member, Object value) {
      if (member.equals("resource")
          || member.equals("authorization_servers")
          || member.equals("scopes_supported")) {
        throw new ClerkConfigurationException(
            "put must not set " + member + ": it has a setting of its own");
      }
      others.put(SettingCheck.text("member", member), SettingCheck.present("value", value));
      return this;
    }

    private List<String> servers() {
      return authorizationServers.isEmpty()
          ? List.of("https://" + PublishableKey.of(publishableKey).frontendApi())
          : authorizationServers;
    }

    /**
     * Returns the document.
     *
     * @throws ClerkConfigurationException if the resource is malformed, or there is no publishable
     *     key
     */
    public ProtectedResourceMetadata build() {
      return new ProtectedResourceMetadata(this);
    }
  }
}
