package io.github.clerk4j.spring;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.token.TokenType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code clerk.*}. The environment variables of Clerk's SDKs set them, too, such as
 * {@code CLERK_SECRET_KEY}. A blank value counts as not set. Immutable.
 *
 * @param secretKey Secret key of the Clerk instance, which begins with sk_.
 * @param publishableKey Publishable key of the Clerk instance, which begins with pk_.
 * @param jwtKey Public key of the instance as PEM. Tokens are then verified without the network.
 * @param machineSecretKey Secret key of this machine, with which opaque M2M tokens are verified.
 * @param webhookSigningSecret Signing secrets of webhooks, which begin with whsec_. Several are for
 *     the time of a rotation.
 * @param apiUrl URL of the Backend API, without /v1.
 * @param timeout Timeout of a call to the Backend API, with all retries.
 * @param authorizedParties Origins of the front ends whose tokens are accepted, such as
 *     https://app.example.com.
 * @param audience Accepted audiences of tokens.
 * @param issuer Accepted issuers of tokens.
 * @param acceptedTokens Accepted types of tokens.
 * @param clockSkew Tolerated difference between clocks.
 * @param signInUrl Sign-in URL, absolute or a path of this site.
 * @param signUpUrl Sign-up URL, absolute or a path of this site.
 * @param satellite True if this site is a satellite, whose users sign in on the primary domain.
 * @param domain Domain of the satellite, without a scheme.
 * @param proxyUrl URL of the Frontend API's proxy, absolute or a path of this site. Defaults to the
 *     path /__clerk if clerk.frontend-api-proxy.enabled is true.
 * @param protectStatuses Statuses of requests that are rejected, if nobody is signed in and if the
 *     caller lacks something. Clerk's own SDKs have 404,404, which hides that there is something.
 * @param frontendApiProxy Proxy of the Frontend API on a path of this site.
 * @param contentSecurityPolicy Content-Security-Policy header of the pages that the site renders.
 * @param filter Filter that authenticates requests.
 * @param observations Traces and metrics with Micrometer.
 * @param dev Fake Clerk instance for local work.
 */
@ConfigurationProperties("clerk")
public record ClerkProperties(
    @Nullable String secretKey,
    @Nullable String publishableKey,
    @Nullable String jwtKey,
    @Nullable String machineSecretKey,
    @DefaultValue List<String> webhookSigningSecret,
    @Nullable String apiUrl,
    @Nullable Duration timeout,
    @DefaultValue List<String> authorizedParties,
    @DefaultValue List<String> audience,
    @DefaultValue List<String> issuer,
    @DefaultValue("session-token") Set<TokenType> acceptedTokens,
    @Nullable Duration clockSkew,
    @Nullable String signInUrl,
    @Nullable String signUpUrl,
    @Nullable Boolean satellite,
    @Nullable String domain,
    @Nullable String proxyUrl,
    @DefaultValue({"401", "403"}) List<Integer> protectStatuses,
    @DefaultValue FrontendApiProxy frontendApiProxy,
    @DefaultValue ContentSecurityPolicy contentSecurityPolicy,
    @DefaultValue Filter filter,
    @DefaultValue Observations observations,
    @DefaultValue Dev dev) {

  /**
   * Checks the lists, and replaces blank texts by null.
   *
   * @throws ClerkConfigurationException if a list is malformed
   */
  public ClerkProperties {
    secretKey = text(secretKey);
    publishableKey = text(publishableKey);
    jwtKey = text(jwtKey);
    machineSecretKey = text(machineSecretKey);
    apiUrl = text(apiUrl);
    signInUrl = text(signInUrl);
    signUpUrl = text(signUpUrl);
    domain = text(domain);
    proxyUrl = text(proxyUrl);
    webhookSigningSecret = List.copyOf(webhookSigningSecret);
    authorizedParties = List.copyOf(authorizedParties);
    audience = List.copyOf(audience);
    issuer = List.copyOf(issuer);
    acceptedTokens = Set.copyOf(acceptedTokens);
    protectStatuses = List.copyOf(protectStatuses);
    if (acceptedTokens.isEmpty()) {
      throw new ClerkConfigurationException(
          "clerk.accepted-tokens must not be empty: use one or several of "
              + List.of(TokenType.values()));
    }
    if (protectStatuses.size() != 2) {
      throw new ClerkConfigurationException(
          "clerk.protect-statuses must be two statuses, such as 401,403: " + protectStatuses);
    }
  }

  /**
   * The proxy of the Frontend API. Immutable.
   *
   * @param enabled True to forward requests below the path of clerk.proxy-url to Clerk.
   * @param frontendApiUrl URL of the Frontend API. Defaults to Clerk's.
   */
  public record FrontendApiProxy(
      @DefaultValue("false") boolean enabled, @Nullable String frontendApiUrl) {
    public FrontendApiProxy {
      frontendApiUrl = text(frontendApiUrl);
    }
  }

  /**
   * The Content-Security-Policy header of rendered pages. Immutable.
   *
   * @param enabled True to add the header, with a nonce, to pages that templates render.
   * @param sources More sources by directive, such as img-src.
   */
  public record ContentSecurityPolicy(
      @DefaultValue("false") boolean enabled, @DefaultValue Map<String, List<String>> sources) {
    public ContentSecurityPolicy {
      sources = Map.copyOf(sources);
    }
  }

  /**
   * The filter that authenticates requests. Immutable.
   *
   * @param enabled True to add the filter to the application.
   * @param order Order of the filter. Chains of Spring Security with Clerk work in any order.
   */
  public record Filter(@DefaultValue("true") boolean enabled, @DefaultValue("-102") int order) {}

  /**
   * The traces and metrics with Micrometer. Immutable.
   *
   * @param enabled True to observe calls, authentication and webhooks, if there is a MeterRegistry.
   */
  public record Observations(@DefaultValue("true") boolean enabled) {}

  /**
   * The fake Clerk instance for local work. Immutable.
   *
   * @param enabled True to start a fake Clerk instance with a sign-in page, which replaces the
   *     keys.
   * @param port Port of the fake instance on 127.0.0.1; 0 for any free port.
   * @param users Email addresses of the users of the fake instance.
   */
  public record Dev(
      @DefaultValue("false") boolean enabled,
      @DefaultValue("0") int port,
      @DefaultValue("dev@example.com") List<String> users) {
    public Dev {
      users = List.copyOf(users);
    }
  }

  private static @Nullable String text(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** Shows no secrets. */
  @Override
  public String toString() {
    return "ClerkProperties[publishableKey=" + publishableKey + ", apiUrl=" + apiUrl + "]";
  }
}
