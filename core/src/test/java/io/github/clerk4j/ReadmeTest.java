package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.api.AsyncPage;
import io.github.clerk4j.api.Page;
import io.github.clerk4j.api.Upload;
import io.github.clerk4j.model.ClerkError;
import io.github.clerk4j.model.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The code of core/README.md compiles: each statement of it stands here too. */
class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final String HERE = "src/test/java/io/github/clerk4j/ReadmeTest.java";

  @Test
  void everyStatementOfTheReadmeStandsHere() throws IOException {
    String here = withoutBlanks(Files.readString(Path.of(HERE)));
    List<String> blocks =
        JAVA.matcher(Files.readString(Path.of("README.md")))
            .results()
            .map((MatchResult block) -> block.group(1))
            .toList();
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

  static CompletableFuture<List<User>> pages(ClerkClient clerk) {
    Page<User> page = clerk.users().getUserList(q -> q.limit(100));
    page.items();
    for (User each : page.all()) {
      System.out.println(each.id());
    }
    page.totalCount();

    CompletableFuture<List<User>> all =
        clerk.async().users().getUserList().thenCompose(AsyncPage::all);
    return all;
  }

  static void uploads(ClerkClient clerk, String organizationId) throws IOException {
    Upload logo = Upload.of(Path.of("logo.png"));
    clerk.organizations().updateOrganizationLogo(organizationId, logo);
  }

  static User raw(ClerkClient clerk, String id) {
    Map<String, Object> count = clerk.raw().get("/users/count").query("query", "john").readMap();
    User user = clerk.raw().get("/users/{user_id}", id).read(User.class);
    clerk.raw().patch("/users/{user_id}", id).json(Map.of("new_member", true)).send();
    assertThat(count).isNotEmpty();
    return user;
  }

  static void responses(ClerkClient clerk, String id) {
    ClerkResponse<User> response = clerk.withResponse(c -> c.users().getUser(id));
    response.value();
    response.status();
    response.header("X-Clerk-Trace-Id");
    response.traceId();
  }

  abstract static class Form {
    void save(ClerkClient clerk, String id, String username) {
      try {
        clerk.users().updateUser(id, u -> u.username(username));
      } catch (UnprocessableEntityException e) {
        show(e.errorsByParameter());
      } catch (RateLimitedException e) {
        retryIn(e.retryAfter());
      }
    }

    abstract void show(Map<String, List<ClerkError>> errors);

    abstract void retryIn(@Nullable Duration time);
  }
}
