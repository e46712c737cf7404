package io.github.clerk4j.servlet;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.ProtectedResourceMetadata;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.token.TokenType;
import jakarta.servlet.FilterConfig;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The settings of a filter that is made without code. */
final class FilterParameters {
  static final Set<String> NAMES =
      Set.of(
          "acceptedTokens",
          "apiUrl",
          "audience",
          "authorizedParties",
          "clockSkew",
          "domain",
          "headerTypes",
          "issuer",
          "jwtKey",
          "keepTemplateTokens",
          "machineSecretKey",
          "organizationPatterns",
          "permitAll",
          "personalAccountPatterns",
          "protect",
          "protectStatuses",
          "protectedResource",
          "proxyUrl",
          "publishableKey",
          "satellite",
          "satelliteAutoSync",
          "secretKey",
          "signInUrl",
          "signUpUrl",
          "skipJwksCache",
          "trustForwardedHeaders");

  private final InitParameters parameters;
  private final @Nullable ClerkClient client;
  private @Nullable AcceptedTokens accepted;

  /**
   * Reads the parameters.
   *
   * @throws io.github.clerk4j.ClerkConfigurationException if one is unknown
   */
  FilterParameters(FilterConfig config) {
    this.parameters = InitParameters.of(config, "ClerkFilter", NAMES);
    this.client = parameters.has("secretKey") || parameters.has("apiUrl") ? ownClient() : null;
    parameters.list("acceptedTokens", names -> accepted = tokens(names));
  }

  private ClerkClient ownClient() {
    ClerkClient.Builder builder = ClerkClient.builder();
    parameters.set("secretKey", builder::secretKey);
    parameters.set("apiUrl", builder::apiUrl);
    return builder.build();
  }

  /** Returns the client that was made for the filter; null if it uses the shared one or none. */
  @Nullable ClerkClient client() {
    return client;
  }

  RequestAuthenticator authenticator() {
    RequestAuthenticator.Builder builder = builder();
    parameters.set("publishableKey", builder::publishableKey);
    parameters.set("jwtKey", builder::jwtKey);
    parameters.set("machineSecretKey", builder::machineSecretKey);
    parameters.set("signInUrl", builder::signInUrl);
    parameters.set("signUpUrl", builder::signUpUrl);
    parameters.set("domain", builder::domain);
    parameters.set("proxyUrl", builder::proxyUrl);
    parameters.set("protectedResource", url -> builder.protectedResource(resource(url)));
    parameters.list("authorizedParties", builder::authorizedParties);
    parameters.list("audience", builder::audience);
    parameters.list("issuer", builder::issuer);
    parameters.list("headerTypes", builder::headerTypes);
    parameters.list("organizationPatterns", builder::organizationPatterns);
    parameters.list("personalAccountPatterns", builder::personalAccountPatterns);
    if (accepted != null) {
      builder.acceptedTokens(accepted);
    }
    parameters.list("protectStatuses", codes -> statuses(builder, codes));
    parameters.duration("clockSkew", builder::clockSkew);
    parameters.flag("keepTemplateTokens", builder::keepTemplateTokens);
    parameters.flag("skipJwksCache", builder::skipJwksCache);
    parameters.flag("satellite", builder::satellite);
    parameters.flag("satelliteAutoSync", builder::satelliteAutoSync);
    parameters.flag("trustForwardedHeaders", builder::trustForwardedHeaders);
    return builder.build();
  }

  /** Without a secret key, tokens are verified by the JWT key. */
  private RequestAuthenticator.Builder builder() {
    if (client != null) {
      return RequestAuthenticator.builder(client);
    }
    return parameters.has("jwtKey") && !isSet("CLERK_SECRET_KEY")
        ? RequestAuthenticator.builder()
        : RequestAuthenticator.builder(ClerkClient.clerkClient());
  }

  /** Returns the resource at a URL. Its document is that of {@link ProtectedResourceServlet}. */
  private ProtectedResourceMetadata resource(String url) {
    ProtectedResourceMetadata.Builder resource = ProtectedResourceMetadata.builder(url);
    parameters.set("publishableKey", resource::publishableKey);
    return resource.build();
  }

  /** Returns the rules of paths, which a caller with any accepted token satisfies. */
  PathRules rules() {
    AcceptedTokens accepted = this.accepted;
    Consumer<Auth> check = accepted == null ? Auth::protect : auth -> auth.protect(accepted);
    PathRules.Builder rules = new PathRules.Builder();
    parameters.list("protect", paths -> add(paths, each -> rules.add(each, null, check)));
    parameters.list("permitAll", paths -> add(paths, each -> rules.add(each, null, auth -> {})));
    return rules.build();
  }

  private static void add(String[] paths, Consumer<String> action) {
    Arrays.stream(paths).forEach(action);
  }

  private static boolean isSet(String variable) {
    String property = System.getProperty(variable);
    String value = property == null ? System.getenv(variable) : property;
    return value != null && !value.isBlank();
  }

  private static AcceptedTokens tokens(String[] names) {
    if (names.length == 1) {
      return names[0].equals("any") ? AcceptedTokens.any() : AcceptedTokens.only(type(names[0]));
    }
    TokenType[] types = Arrays.stream(names).map(FilterParameters::type).toArray(TokenType[]::new);
    return AcceptedTokens.anyOf(types[0], types);
  }

  private static TokenType type(String name) {
    return Arrays.stream(TokenType.values())
        .filter(each -> each.value().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                InitParameters.malformed(
                    "acceptedTokens", "any, or of " + Arrays.toString(TokenType.values()), name));
  }

  private static void statuses(RequestAuthenticator.Builder builder, String[] codes) {
    String text = String.join(", ", codes);
    if (!text.matches("[0-9]{3}, [0-9]{3}")) {
      throw InitParameters.malformed("protectStatuses", "two statuses, such as 401, 403", text);
    }
    builder.protectStatuses(Integer.parseInt(codes[0]), Integer.parseInt(codes[1]));
  }
}
