package io.github.clerk4j.servlet;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.token.TokenType;
import jakarta.servlet.FilterConfig;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The init parameters of a filter. Each is named like the setting of the builder that it sets. */
final class InitParameters {
  private static final Set<String> NAMES =
      new TreeSet<>(
          List.of(
              "acceptedTokens",
              "apiUrl",
              "audience",
              "authorizedParties",
              "domain",
              "issuer",
              "jwtKey",
              "machineSecretKey",
              "permitAll",
              "protect",
              "protectStatuses",
              "proxyUrl",
              "publishableKey",
              "satellite",
              "secretKey",
              "signInUrl",
              "signUpUrl",
              "trustForwardedHeaders"));

  private final FilterConfig config;
  private final @Nullable ClerkClient client;

  /**
   * Reads the parameters.
   *
   * @throws ClerkConfigurationException if one is unknown
   */
  InitParameters(FilterConfig config) {
    this.config = config;
    for (String name : Collections.list(config.getInitParameterNames())) {
      if (!NAMES.contains(name)) {
        throw new ClerkConfigurationException(
            "ClerkFilter has no init parameter \"" + name + "\": use one of " + NAMES);
      }
    }
    this.client = has("secretKey") || has("apiUrl") ? ownClient() : null;
  }

  private ClerkClient ownClient() {
    ClerkClient.Builder builder = ClerkClient.builder();
    set("secretKey", builder::secretKey);
    set("apiUrl", builder::apiUrl);
    return builder.build();
  }

  /** Returns the client that was made for the filter; null if it uses the shared one or none. */
  @Nullable ClerkClient client() {
    return client;
  }

  RequestAuthenticator authenticator() {
    RequestAuthenticator.Builder builder = builder();
    set("publishableKey", builder::publishableKey);
    set("jwtKey", builder::jwtKey);
    set("machineSecretKey", builder::machineSecretKey);
    set("signInUrl", builder::signInUrl);
    set("signUpUrl", builder::signUpUrl);
    set("domain", builder::domain);
    set("proxyUrl", builder::proxyUrl);
    list("authorizedParties", builder::authorizedParties);
    list("audience", builder::audience);
    list("issuer", builder::issuer);
    list("acceptedTokens", names -> builder.acceptedTokens(tokens(names)));
    set("satellite", value -> builder.satellite(flag("satellite", value)));
    set(
        "trustForwardedHeaders",
        value -> builder.trustForwardedHeaders(flag("trustForwardedHeaders", value)));
    list("protectStatuses", codes -> statuses(builder, codes));
    return builder.build();
  }

  /** Without a secret key, tokens are verified by the JWT key. */
  private RequestAuthenticator.Builder builder() {
    if (client != null) {
      return RequestAuthenticator.builder(client);
    }
    return has("jwtKey") && !isSet("CLERK_SECRET_KEY")
        ? RequestAuthenticator.builder()
        : RequestAuthenticator.builder(ClerkClient.clerkClient());
  }

  PathRules rules() {
    PathRules.Builder rules = new PathRules.Builder();
    list("protect", paths -> add(paths, each -> rules.add(each, null, auth -> auth.protect())));
    list("permitAll", paths -> add(paths, each -> rules.add(each, null, auth -> {})));
    return rules.build();
  }

  private static void add(String[] paths, Consumer<String> action) {
    Arrays.stream(paths).forEach(action);
  }

  private boolean has(String name) {
    return config.getInitParameter(name) != null;
  }

  private static boolean isSet(String variable) {
    String property = System.getProperty(variable);
    String value = property == null ? System.getenv(variable) : property;
    return value != null && !value.isBlank();
  }

  private void set(String name, Consumer<String> setting) {
    String value = config.getInitParameter(name);
    if (value != null) {
      setting.accept(value.strip());
    }
  }

  /** Several values have commas or white space between them. */
  private void list(String name, Consumer<String[]> setting) {
    set(name, value -> setting.accept(value.split("[,\\s]+")));
  }

  private static boolean flag(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw malformed(name, "true or false", value);
    };
  }

  private static AcceptedTokens tokens(String[] names) {
    if (names.length == 1) {
      return names[0].equals("any") ? AcceptedTokens.any() : AcceptedTokens.only(type(names[0]));
    }
    TokenType[] types = Arrays.stream(names).map(InitParameters::type).toArray(TokenType[]::new);
    return AcceptedTokens.anyOf(types[0], types);
  }

  private static TokenType type(String name) {
    return Arrays.stream(TokenType.values())
        .filter(each -> each.value().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                malformed(
                    "acceptedTokens", "any, or of " + Arrays.toString(TokenType.values()), name));
  }

  private static void statuses(RequestAuthenticator.Builder builder, String[] codes) {
    String text = String.join(", ", codes);
    if (!text.matches("[0-9]{3}, [0-9]{3}")) {
      throw malformed("protectStatuses", "two statuses, such as 401, 403", text);
    }
    builder.protectStatuses(Integer.parseInt(codes[0]), Integer.parseInt(codes[1]));
  }

  private static ClerkConfigurationException malformed(String name, String must, String value) {
    return new ClerkConfigurationException(
        "The init parameter " + name + " must be " + must + ": \"" + value + "\"");
  }
}
