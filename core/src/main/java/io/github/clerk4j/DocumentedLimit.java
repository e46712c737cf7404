package io.github.clerk4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A rate limit of some operations, besides the one for all (Clerk's documentation, "System
 * limits").
 *
 * @param scope the operation, or the resource that its calls change; calls of one scope share the
 *     limit
 */
record DocumentedLimit(String scope, int limit, Duration period) {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final String METADATA = "/metadata";
  private static final Duration HOUR = Duration.ofHours(1);

  /** Returns the limit of an operation, or null if it has none of its own. */
  static @Nullable DocumentedLimit of(String method, String template, String path) {
    if (method.equals("GET")) {
      return null;
    }
    String operation = operation(template);
    return switch (method) {
      case "POST" ->
          switch (operation) {
            case "/invitations" -> new DocumentedLimit(operation, 100, HOUR);
            case "/invitations/bulk" -> new DocumentedLimit(operation, 25, HOUR);
            case "/organizations/{}/invitations" -> new DocumentedLimit(operation, 250, HOUR);
            case "/organizations/{}/invitations/bulk" -> new DocumentedLimit(operation, 50, HOUR);
            default -> null;
          };
      case "PATCH" ->
          switch (operation) {
            case "/users/{}", "/organizations/{}", "/organizations/{}/memberships/{}" ->
                new DocumentedLimit(path, 10, TEN_SECONDS);
            default -> metadata(operation, path);
          };
      case "PUT" -> metadata(operation, path);
      default -> null;
    };
  }

  /** Returns the name of the rule that an operation is under, the same for all resources. */
  static String rule(String template) {
    String operation = operation(template);
    return operation.endsWith(METADATA)
        ? operation.substring(0, operation.length() - METADATA.length())
        : operation;
  }

  /** Returns a path whose variables have no names, so that raw calls share the limits. */
  static String operation(String template) {
    return template.replaceAll("\\{[^}]*}", "{}");
  }

  private static @Nullable DocumentedLimit metadata(String operation, String path) {
    return switch (operation) {
      case "/users/{}/metadata",
          "/organizations/{}/metadata",
          "/organizations/{}/memberships/{}/metadata" ->
          new DocumentedLimit(path.substring(0, path.lastIndexOf('/')), 10, TEN_SECONDS);
      default -> null;
    };
  }

  /** Returns true if no limit applies, not even the one for all. */
  static boolean isFree(String method, String template) {
    return method.equals("GET") && template.equals("/jwks");
  }
}
