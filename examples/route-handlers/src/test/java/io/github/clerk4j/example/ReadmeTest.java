package io.github.clerk4j.example;

import static io.github.clerk4j.ClerkClient.clerkClient;
import static io.github.clerk4j.auth.Requirement.permission;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.auth.RequestState;
import io.github.clerk4j.model.User;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code of the README compiles: each statement of it stands here too. */
class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final String HERE = "src/test/java/io/github/clerk4j/example/ReadmeTest.java";

  @Test
  void everyStatementOfTheReadmeStandsHere() throws IOException {
    String here = withoutBlanks(Files.readString(Path.of(HERE)));
    List<String> blocks =
        JAVA.matcher(Files.readString(Path.of("../../README.md")))
            .results()
            .map((MatchResult each) -> each.group(1))
            .toList();
    assertThat(blocks).hasSize(2);
    for (String block : blocks) {
      for (String statement : block.replaceAll("(?<!:)//.*", "").split(";", -1)) {
        assertThat(here).contains(withoutBlanks(statement));
      }
    }
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s", "");
  }

  static User callsToClerk(String userId) {
    User user = clerkClient().users().getUser(userId);
    clerkClient().users().updateUser(userId, u -> u.firstName("John").lastName(null));
    for (User each :
        clerkClient().users().getUserList(q -> q.limit(100).orderBy("-created_at")).all()) {
      System.out.println(each.id());
    }
    return user;
  }

  static RequestState requests(String method, URI uri, Map<String, List<String>> headers) {
    RequestAuthenticator authenticator =
        RequestAuthenticator.builder(clerkClient())
            .authorizedParties("https://app.example.com")
            .build();
    RequestState state = authenticator.authenticateRequest(ClerkRequest.of(method, uri, headers));
    Auth auth = state.toAuth();
    auth.protect();
    auth.has(permission("org:invoices:create"));
    auth.getToken("supabase");
    auth.currentUser();
    return state;
  }
}
