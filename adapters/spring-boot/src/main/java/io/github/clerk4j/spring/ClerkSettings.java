package io.github.clerk4j.spring;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.ClerkScript;
import io.github.clerk4j.auth.FrontendApiProxy;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.token.TokenType;
import io.github.clerk4j.token.TokenVerifier;
import io.github.clerk4j.webhook.WebhookVerifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The settings of an application, as builders. A setting that is absent keeps its default. */
final class ClerkSettings {
  private final ClerkProperties properties;
  private final ClerkConnectionDetails details;
  private final String contextPath;

  /**
   * @param contextPath the path of the application, without a slash at its end
   */
  ClerkSettings(ClerkProperties properties, ClerkConnectionDetails details, String contextPath) {
    this.properties = properties;
    this.details = details;
    this.contextPath = contextPath;
  }

  /** Returns false if there is a JWT key, and no secret key. */
  boolean callsClerk(Environment environment) {
    String fromSystem = environment.getProperty("CLERK_SECRET_KEY");
    boolean secret = details.secretKey() != null || (fromSystem != null && !fromSystem.isBlank());
    return secret || details.jwtKey() == null;
  }

  ClerkClient.Builder client() {
    ClerkClient.Builder builder = ClerkClient.builder();
    set(details.secretKey(), builder::secretKey);
    set(details.apiUrl(), builder::apiUrl);
    set(properties.timeout(), builder::timeout);
    return builder;
  }

  RequestAuthenticator.Builder authenticator(@Nullable ClerkClient clerk) {
    RequestAuthenticator.Builder builder =
        clerk == null ? RequestAuthenticator.builder() : RequestAuthenticator.builder(clerk);
    builder.clock(details.clock());
    builder.acceptedTokens(accepted(properties.acceptedTokens()));
    builder.protectStatuses(
        properties.protectStatuses().get(0), properties.protectStatuses().get(1));
    set(details.publishableKey(), builder::publishableKey);
    set(details.jwtKey(), builder::jwtKey);
    set(properties.machineSecretKey(), builder::machineSecretKey);
    set(details.signInUrl(), builder::signInUrl);
    set(properties.signUpUrl(), builder::signUpUrl);
    set(properties.satellite(), builder::satellite);
    set(properties.domain(), builder::domain);
    set(proxyUrl(), builder::proxyUrl);
    set(properties.clockSkew(), builder::clockSkew);
    if (details instanceof FakeClerkConnectionDetails) {
      builder.anyAuthorizedParty();
    }
    list(details.authorizedParties(), builder::authorizedParties);
    list(properties.audience(), builder::audience);
    list(properties.issuer(), builder::issuer);
    return builder;
  }

  FrontendApiProxy.Builder frontendApiProxy() {
    FrontendApiProxy.Builder builder = FrontendApiProxy.builder();
    set(details.secretKey(), builder::secretKey);
    set(proxyUrl(), builder::proxyUrl);
    set(details.frontendApiUrl(), builder::frontendApiUrl);
    return builder;
  }

  ClerkScript.Builder script() {
    ClerkScript.Builder builder = ClerkScript.builder();
    set(details.publishableKey(), builder::publishableKey);
    set(details.signInUrl(), builder::signInUrl);
    set(properties.signUpUrl(), builder::signUpUrl);
    set(properties.satellite(), builder::satellite);
    set(properties.domain(), builder::domain);
    set(proxyUrl(), builder::proxyUrl);
    return builder;
  }

  /** Returns the URL of the Frontend API's proxy; null if there is none. */
  private @Nullable String proxyUrl() {
    String url = details.proxyUrl();
    return url == null && properties.frontendApiProxy().enabled() ? contextPath + "/__clerk" : url;
  }

  /**
   * Returns the path of the proxy within the application.
   *
   * @throws ClerkConfigurationException if the proxy's URL is not one of the application's
   */
  String proxyPath() {
    String url = String.valueOf(proxyUrl());
    String path = path(url);
    if (path == null || path.isEmpty() || !path.startsWith(contextPath + "/")) {
      throw new ClerkConfigurationException(
          "clerk.proxy-url must be the URL of a path below "
              + contextPath
              + "/ if clerk.frontend-api-proxy.enabled is true, such as "
              + contextPath
              + "/__clerk: "
              + url);
    }
    return path.substring(contextPath.length());
  }

  private static @Nullable String path(String url) {
    try {
      String path = new URI(url).getRawPath();
      return path == null ? null : path.replaceAll("/+$", "");
    } catch (URISyntaxException e) {
      return null;
    }
  }

  TokenVerifier.Builder tokenVerifier(@Nullable ClerkClient clerk) {
    TokenVerifier.Builder builder =
        clerk == null ? TokenVerifier.builder() : TokenVerifier.builder(clerk);
    if (details instanceof FakeClerkConnectionDetails) {
      builder.anyAuthorizedParty();
    }
    builder.clock(details.clock());
    set(details.jwtKey(), builder::jwtKey);
    set(properties.machineSecretKey(), builder::machineSecretKey);
    set(properties.clockSkew(), builder::clockSkew);
    list(details.authorizedParties(), builder::authorizedParties);
    list(properties.audience(), builder::audience);
    list(properties.issuer(), builder::issuer);
    return builder;
  }

  WebhookVerifier.Builder webhookVerifier() {
    WebhookVerifier.Builder builder = WebhookVerifier.builder().clock(details.clock());
    list(details.webhookSigningSecrets(), builder::signingSecrets);
    return builder;
  }

  private static AcceptedTokens accepted(Set<TokenType> types) {
    if (types.size() == TokenType.values().length) {
      return AcceptedTokens.any();
    }
    TokenType[] all = types.toArray(TokenType[]::new);
    return all.length == 1 ? AcceptedTokens.only(all[0]) : AcceptedTokens.anyOf(all[0], all);
  }

  private static <T> void set(@Nullable T value, Consumer<? super T> setting) {
    if (value != null) {
      setting.accept(value);
    }
  }

  private static void list(Collection<String> values, Consumer<? super String[]> setting) {
    if (!values.isEmpty()) {
      setting.accept(values.toArray(String[]::new));
    }
  }

  /** Shows no secrets. */
  @Override
  public String toString() {
    return "ClerkSettings[" + properties + "]";
  }
}
