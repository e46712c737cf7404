package io.github.clerk4j.spring;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.token.TokenType;
import io.github.clerk4j.token.TokenVerifier;
import io.github.clerk4j.webhook.WebhookVerifier;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The settings of an application, as builders. A setting that is absent keeps its default. */
final class ClerkSettings {
  private final ClerkProperties properties;
  private final ClerkConnectionDetails details;

  ClerkSettings(ClerkProperties properties, ClerkConnectionDetails details) {
    this.properties = properties;
    this.details = details;
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
    set(details.proxyUrl(), builder::proxyUrl);
    set(properties.clockSkew(), builder::clockSkew);
    list(details.authorizedParties(), builder::authorizedParties);
    list(properties.audience(), builder::audience);
    list(properties.issuer(), builder::issuer);
    return builder;
  }

  TokenVerifier.Builder tokenVerifier(@Nullable ClerkClient clerk) {
    TokenVerifier.Builder builder =
        clerk == null ? TokenVerifier.builder() : TokenVerifier.builder(clerk);
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
