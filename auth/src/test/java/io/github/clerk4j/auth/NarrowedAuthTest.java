package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.token.TokenType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is calling, to those who accept some tokens only. */
class NarrowedAuthTest {
  @ParameterizedTest(name = "3.2 {0}: to who accepts {2}, {1} is {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        // row | caller | accepted | result
        "session_token: a session            | session       | only session_token | the same",
        "session_token: nobody               | signed out    | only session_token | the same",
        "session_token: pending              | pending       | only session_token | the same",
        "session_token: a machine            | api_key       | only session_token | SignedOutAuth[]",
        "session_token: a bad machine token  | bad api_key   | only session_token | SignedOutAuth[]",
        "session_token: no accepted token    | invalid       | only session_token | SignedOutAuth[]",
        "T: a valid T                        | api_key       | only api_key       | the same",
        "T: an invalid T                     | bad api_key   | only api_key       | the same",
        "T: another machine's                | m2m_token     | only api_key       | UnauthenticatedMachineAuth[api_key]",
        "T: another machine's, invalid       | bad m2m_token | only oauth_token   | UnauthenticatedMachineAuth[oauth_token]",
        "T: nothing                          | signed out    | only m2m_token     | UnauthenticatedMachineAuth[m2m_token]",
        "T: a session                        | session       | only oauth_token   | UnauthenticatedMachineAuth[oauth_token]",
        "T: pending                          | pending       | only api_key       | UnauthenticatedMachineAuth[api_key]",
        "T: no accepted token                | invalid       | only api_key       | UnauthenticatedMachineAuth[api_key]",
        "list: a listed one                  | api_key       | api_key oauth_token | the same",
        "list: an invalid listed one         | bad api_key   | api_key oauth_token | the same",
        "list: a session that is listed      | session       | session_token api_key | the same",
        "list: nothing, session listed       | signed out    | session_token api_key | the same",
        "list: a machine that is not listed  | m2m_token     | session_token api_key | InvalidTokenAuth[]",
        "list: a session that is not listed  | session       | api_key oauth_token | InvalidTokenAuth[]",
        "list: nothing, session not listed   | signed out    | api_key oauth_token | InvalidTokenAuth[]",
        "list: no accepted token             | invalid       | api_key oauth_token | InvalidTokenAuth[]",
        "list of one: another                | m2m_token     | api_key api_key    | InvalidTokenAuth[]",
        "any: a session                      | session       | any                | the same",
        "any: nobody                         | signed out    | any                | the same",
        "any: a machine                      | oauth_token   | any                | the same",
        "any: a bad machine token            | bad m2m_token | any                | the same",
        "any: no accepted token              | invalid       | any                | the same",
      })
  void tableOfNarrowing(String row, String caller, String accepted, String expected) {
    AuthContext context = AuthObjects.context();
    Auth auth =
        switch (caller) {
          case "session" -> AuthObjects.session(Map.of(), context);
          case "signed out" -> new SignedOutAuth(null, context);
          case "pending" -> new SignedOutAuth("pending", context);
          case "invalid" -> new InvalidTokenAuth(context);
          default ->
              caller.startsWith("bad ")
                  ? new UnauthenticatedMachineAuth(type(caller.substring(4)), context)
                  : AuthObjects.machine(type(caller), context);
        };
    Auth narrowed = auth.accepting(accepted(accepted));
    if (expected.equals("the same")) {
      assertThat(narrowed).isSameAs(auth);
    } else {
      assertThat(narrowed).hasToString(expected);
      assertThat(narrowed.isAuthenticated()).isFalse();
      assertThat(narrowed.getToken()).isNull();
    }
  }

  @Test
  void anyKindAtOnceIsAny() {
    assertThat(
            new InvalidTokenAuth(AuthObjects.context()).accepting(AcceptedTokens.any()).tokenType())
        .isNull();
  }

  private static AcceptedTokens accepted(String text) {
    if (text.equals("any")) {
      return AcceptedTokens.any();
    }
    if (text.startsWith("only ")) {
      return AcceptedTokens.only(type(text.substring(5)));
    }
    List<TokenType> types = Arrays.stream(text.split(" ")).map(NarrowedAuthTest::type).toList();
    return AcceptedTokens.anyOf(types.get(0), types.get(1));
  }

  private static TokenType type(String name) {
    return Arrays.stream(TokenType.values())
        .filter(each -> Objects.equals(each.value(), name))
        .findFirst()
        .orElseThrow();
  }
}
