package io.github.clerk4j.scenarios;

import static io.github.clerk4j.auth.Requirement.role;

import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.ClerkPrincipal;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.token.TokenType;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The handlers of the application that scenarios call. An application passes each request below
 * {@link #PREFIX} to {@link #handle}, and webhooks at {@link #WEBHOOKS} to {@link #receive}.
 */
public final class ScenarioRoutes {
  /** The path below which the handlers are. */
  public static final String PREFIX = "/app/";

  /** The path of webhooks. */
  public static final String WEBHOOKS = "/webhooks/clerk";

  /** A type of event for which the handler of webhooks throws. */
  static final String UNWELCOME = "user.deleted";

  private ScenarioRoutes() {}

  /**
   * Returns the text of a 200 response, or throws.
   *
   * @param path the path after {@link #PREFIX}, such as {@code user}
   * @param parameter returns the value of a query parameter, or null
   * @param body the body of the request
   */
  public static String handle(
      Auth auth, String path, Function<String, @Nullable String> parameter, String body) {
    return switch (path) {
      case "public" -> name(auth);
      case "user" -> auth.protect().userId();
      case "pending" -> "session " + auth.sessionStatus();
      case "admin" -> "admin " + auth.protect(role("org:admin")).userId();
      case "machine" -> name(auth.protect(machines()));
      case "protect" -> protect(auth, parameter);
      case "echo" -> auth.protect().userId() + " wrote " + body;
      case "broken" -> throw new IllegalStateException("This handler is broken");
      default -> throw new IllegalArgumentException("The application has no " + path);
    };
  }

  /** Handles an event, or throws. */
  public static void receive(WebhookEvent event) {
    if (event.type().equals(UNWELCOME)) {
      throw new IllegalStateException("This handler is broken");
    }
  }

  private static AcceptedTokens machines() {
    return AcceptedTokens.anyOf(TokenType.API_KEY, TokenType.M2M_TOKEN, TokenType.OAUTH_TOKEN);
  }

  private static String name(Auth auth) {
    ClerkPrincipal principal = ClerkPrincipal.of(auth);
    return principal == null ? "nobody" : auth.tokenType() + " " + principal.getName();
  }

  /** Runs {@code protect} with options from the query: tokens, role and urls. */
  private static String protect(Auth auth, Function<String, @Nullable String> parameter) {
    String role = parameter.apply("role");
    boolean urls = parameter.apply("urls") != null;
    auth.protect(
        tokens(parameter.apply("tokens")),
        options -> {
          if (role != null) {
            options.require(role(role));
          }
          if (urls) {
            options.unauthenticatedUrl("/unauthenticated").unauthorizedUrl("/unauthorized");
          }
        });
    return "pass";
  }

  private static AcceptedTokens tokens(@Nullable String name) {
    if (name == null || name.equals("any")) {
      return AcceptedTokens.any();
    }
    return AcceptedTokens.only(
        Arrays.stream(TokenType.values())
            .filter(each -> each.value().equals(name))
            .findFirst()
            .orElseThrow());
  }
}
