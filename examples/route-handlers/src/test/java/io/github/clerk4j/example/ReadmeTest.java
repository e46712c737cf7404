package io.github.clerk4j.example;

import static io.github.clerk4j.ClerkClient.clerkClient;
import static io.github.clerk4j.auth.Requirement.permission;
import static io.github.clerk4j.webhook.WebhookVerifier.webhookVerifier;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.AuthResponse;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.auth.RequestState;
import io.github.clerk4j.model.User;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.model.WebhookEvent.UserCreated;
import io.github.clerk4j.token.InvalidTokenException;
import io.github.clerk4j.token.SessionClaims;
import io.github.clerk4j.token.TokenVerifier;
import io.github.clerk4j.token.VerificationUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code of the READMEs compiles: each statement of it stands here too. */
class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final String HERE = "src/test/java/io/github/clerk4j/example/ReadmeTest.java";

  @Test
  void everyStatementOfTheReadmesStandsHere() throws IOException {
    String here = withoutBlanks(Files.readString(Path.of(HERE)));
    List<String> blocks = new ArrayList<>();
    for (String each : List.of("../../README.md", "../../auth/README.md")) {
      JAVA.matcher(Files.readString(Path.of(each)))
          .results()
          .forEach((MatchResult block) -> blocks.add(block.group(1)));
    }
    assertThat(blocks).hasSize(5);
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
    AuthResponse instead = state.response();
    assertThat(instead).isNull();
    Auth auth = state.toAuth();
    auth.protect();
    auth.has(permission("org:invoices:create"));
    auth.getToken("supabase");
    auth.currentUser();
    return state;
  }

  static void events(Map<String, List<String>> headers, byte[] rawBody) {
    WebhookEvent event = webhookVerifier().verify(headers, rawBody);
    if (event instanceof UserCreated created) {
      System.out.println(created.data().id());
    }
  }

  /** A connection that sends nothing but a token. */
  abstract static class Connection {
    void open(String token) {
      TokenVerifier verifier =
          TokenVerifier.builder(clerkClient()).authorizedParties("https://app.example.com").build();
      try {
        SessionClaims claims = verifier.verify(token);
        accept(claims.userId());
      } catch (InvalidTokenException e) {
        reject(e.reason());
      } catch (VerificationUnavailableException e) {
        retryLater();
      }
    }

    abstract void accept(String userId);

    abstract void reject(String reason);

    abstract void retryLater();
  }

  /** A framework, as far as it has to do with clerk4j. */
  abstract static class Framework {
    private final RequestAuthenticator authenticator =
        RequestAuthenticator.builder(clerkClient()).build();

    interface Response {
      void addHeader(String name, String value);
    }

    interface Handler {
      Response handle(Auth auth);
    }

    Response handle(String method, URI uri, Map<String, List<String>> headers, Handler handler) {
      RequestState state = authenticator.authenticateRequest(ClerkRequest.of(method, uri, headers));
      AuthResponse instead = state.response();
      if (instead != null) {
        return respond(instead);
      }
      try {
        Response response = handler.handle(state.toAuth());
        state.forEachHeader(response::addHeader);
        return response;
      } catch (ProtectException e) {
        return respond(state.responseTo(e));
      }
    }

    abstract Response respond(AuthResponse response);
  }
}
