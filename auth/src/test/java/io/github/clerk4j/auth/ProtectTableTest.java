package io.github.clerk4j.auth;

import static io.github.clerk4j.auth.Requirement.role;
import static io.github.clerk4j.auth.Requirement.scope;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.token.TokenType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole of who passes {@code protect}, and how the others are answered: every auth object, by
 * what is accepted, asked for, and requested, with and without URLs of one's own.
 */
class ProtectTableTest {
  /** Who calls and what of it is asked, then the answer to a page, an API, an action; with URLs. */
  private static final String TABLE =
      """
      row                                | page     | API  | action | with URLs
      session, nothing asked             | pass     | pass | pass | pass
      session, has it                    | pass     | pass | pass | pass
      session, lacks it                  | 404      | 404  | 404  | /unauthorized
      session, not accepted              | 401      | 401  | 401  | 401
      signed out                         | /sign-in | 404  | 401  | /unauthenticated
      signed out, not accepted           | 401      | 401  | 401  | 401
      pending                            | /tasks   | 404  | 401  | /unauthenticated
      pending, not accepted              | 401      | 401  | 401  | 401
      machine, nothing asked             | pass     | pass | pass | pass
      machine, has it                    | pass     | pass | pass | pass
      machine, lacks it                  | 404      | 404  | 404  | 404
      machine, not accepted              | 401      | 401  | 401  | 401
      unauthenticated machine            | 401      | 401  | 401  | 401
      unauthenticated machine, not accepted | 401   | 401  | 401  | 401
      invalid, not accepted              | 401      | 401  | 401  | 401
      """;

  private static final Map<String, List<String>> EXPECTED = expectations();

  private static final String PORTAL = "https://accounts.example.com";
  private static final String BACK = "?redirect_url=https%3A%2F%2Fapp.example.com%2Fpage";
  private static final String METADATA =
      "resource_metadata=\"https://clerk.example.com/.well-known/oauth-protected-resource\"";

  /** Who calls: how the table calls it, and the first letter of the token that it has. */
  private enum Transport {
    SESSION("session", "s"),
    SIGNED_OUT("signed out", "s"),
    PENDING("pending", "s"),
    API_KEY("machine", "a"),
    M2M("machine", "m"),
    OAUTH("machine", "o"),
    BAD_API_KEY("unauthenticated machine", "a"),
    BAD_M2M("unauthenticated machine", "m"),
    BAD_OAUTH("unauthenticated machine", "o"),
    INVALID("invalid", "-");

    private final String row;
    private final String token;

    Transport(String row, String token) {
      this.row = row;
      this.token = token;
    }

    Auth in(AuthContext context) {
      return switch (this) {
        case SESSION ->
            AuthObjects.session(Map.of("org_id", "org_1", "org_role", "org:admin"), context);
        case SIGNED_OUT -> new SignedOutAuth(null, context);
        case PENDING -> new SignedOutAuth("pending", context);
        case API_KEY -> AuthObjects.machine(TokenType.API_KEY, context);
        case M2M -> AuthObjects.machine(TokenType.M2M_TOKEN, context);
        case OAUTH -> AuthObjects.machine(TokenType.OAUTH_TOKEN, context);
        case BAD_API_KEY -> new UnauthenticatedMachineAuth(TokenType.API_KEY, context);
        case BAD_M2M -> new UnauthenticatedMachineAuth(TokenType.M2M_TOKEN, context);
        case BAD_OAUTH -> new UnauthenticatedMachineAuth(TokenType.OAUTH_TOKEN, context);
        case INVALID -> new InvalidTokenAuth(context);
      };
    }
  }

  /** What lets callers in, and the letters of the same. */
  private record Accepted(String name, AcceptedTokens tokens, String letters) {
    static final List<Accepted> ALL =
        List.of(
            new Accepted("any", AcceptedTokens.any(), "samo"),
            only(TokenType.SESSION_TOKEN, "s"),
            only(TokenType.OAUTH_TOKEN, "o"),
            either(TokenType.API_KEY, TokenType.OAUTH_TOKEN, "ao"),
            either(TokenType.SESSION_TOKEN, TokenType.M2M_TOKEN, "sm"));

    private static Accepted only(TokenType type, String letter) {
      return new Accepted("only " + type, AcceptedTokens.only(type), letter);
    }

    private static Accepted either(TokenType one, TokenType other, String letters) {
      return new Accepted(one + " or " + other, AcceptedTokens.anyOf(one, other), letters);
    }
  }

  /** What is asked for, and which of a session and a machine have it. */
  private enum Asked {
    NOTHING("nothing asked", "nothing asked"),
    A_ROLE("has it", "lacks it"),
    ANOTHER_ROLE("lacks it", "lacks it"),
    A_SCOPE("lacks it", "has it"),
    A_CONDITION_THAT_HOLDS("has it", "has it"),
    A_CONDITION_BESIDES("lacks it", "lacks it");

    private final String session;
    private final String machine;

    Asked(String session, String machine) {
      this.session = session;
      this.machine = machine;
    }

    void of(ProtectOptions protection) {
      switch (this) {
        case NOTHING -> {}
        case A_ROLE -> protection.require(role("admin"));
        case ANOTHER_ROLE -> protection.require(role("owner"));
        case A_SCOPE -> protection.require(scope("read:users"));
        case A_CONDITION_THAT_HOLDS -> protection.when(Identity::isAuthenticated);
        case A_CONDITION_BESIDES ->
            protection.require(role("admin")).when(auth -> auth.getToken() == null);
      }
    }
  }

  private record Case(
      Transport caller, Accepted accepted, Asked asked, RequestKind kind, boolean urls) {
    String row() {
      if (!accepted.letters.contains(caller.token)) {
        return caller.row + ", not accepted";
      }
      return switch (caller.row) {
        case "session" -> "session, " + asked.session;
        case "machine" -> "machine, " + asked.machine;
        default -> caller.row;
      };
    }

    String expected() {
      List<String> answers = EXPECTED.getOrDefault(row(), List.of());
      int column =
          switch (kind) {
            case PAGE -> 0;
            case API -> 1;
            case SERVER_ACTION -> 2;
          };
      return answers.get(urls ? 3 : column);
    }

    String challenge() {
      List<String> parameters = new ArrayList<>();
      if (caller.token.equals("o") || accepted.letters.equals("o")) {
        parameters.add(METADATA);
      }
      if (caller.row.equals("session") || caller.row.equals("machine")) {
        parameters.add("error=\"invalid_token\"");
        parameters.add("error_description=\"token-type-mismatch\"");
      }
      return ("Bearer " + String.join(", ", parameters)).strip();
    }

    @Override
    public String toString() {
      return "%s: %s; accepts %s, asks %s, %s%s"
          .formatted(row(), caller, accepted.name, asked, kind, urls ? ", with URLs" : "");
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Transport caller : Transport.values()) {
      for (Accepted accepted : Accepted.ALL) {
        for (Asked asked : Asked.values()) {
          for (RequestKind kind : RequestKind.values()) {
            cases.add(new Case(caller, accepted, asked, kind, false));
            cases.add(new Case(caller, accepted, asked, kind, true));
          }
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "3.3 {0}")
  @MethodSource("cases")
  void tableOfAnswers(Case it) {
    SignInPages pages = new SignInPages(null, null, AuthObjects.KEY, false);
    Auth auth = it.caller.in(AuthObjects.context(it.kind, ProtectStatuses.HIDDEN, pages));
    String expected =
        switch (it.expected()) {
          case "/sign-in" -> PORTAL + "/sign-in" + BACK;
          case "/tasks" -> PORTAL + "/sign-in/tasks" + BACK;
          default -> it.expected();
        };
    assertThat(answer(auth, it)).isEqualTo(expected);
  }

  /** {@code pass}, the URL of a redirect, or a status. */
  private static String answer(Auth auth, Case it) {
    try {
      Auth passed = auth.protect(it.accepted.tokens, protection(it));
      assertThat(passed).isSameAs(auth);
      return "pass";
    } catch (ProtectException e) {
      Map<String, List<String>> headers = new HashMap<>(e.response().headers());
      assertThat(headers.remove("Cache-Control")).containsExactly("no-store");
      String location = e.location();
      if (location != null) {
        assertThat(e.status()).isEqualTo(307);
        assertThat(headers.remove("Location")).containsExactly(location);
      }
      if (e.status() == 401) {
        assertThat(headers.remove("WWW-Authenticate")).containsExactly(it.challenge());
      }
      assertThat(headers).isEmpty();
      assertThat(e.response().body()).isEmpty();
      assertThat(e).hasMessageNotContainingAny("the-machine-token", "the.session.token");
      return location == null ? String.valueOf(e.status()) : location;
    }
  }

  private static Consumer<ProtectOptions> protection(Case it) {
    return protection -> {
      it.asked.of(protection);
      if (it.urls) {
        protection.unauthenticatedUrl("/unauthenticated").unauthorizedUrl("/unauthorized");
      }
    };
  }

  @Test
  void everyRowOfTheTableIsReached() {
    assertThat(cases().map(Case::row).distinct())
        .containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
    assertThat(cases().count()).isEqualTo(1_800);
  }

  private static Map<String, List<String>> expectations() {
    Map<String, List<String>> rows = new HashMap<>();
    TABLE
        .lines()
        .skip(1) // the header
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .forEach(line -> rows.put(line.get(0), line.subList(1, 5)));
    return rows;
  }
}
