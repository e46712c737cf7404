package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.api.RawRequest;
import io.github.clerk4j.api.RawRequestAsync;
import io.github.clerk4j.model.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests to any endpoint, with the retries, limits and errors of all calls. */
class RawTest extends HttpTest {
  private static final Duration LONG = Duration.ofHours(10); // in fast time

  private final List<CallListener.Attempt> attempts = new CopyOnWriteArrayList<>();

  @Test
  void anyEndpointCanBeCalled() throws InterruptedException {
    answer(200, "{\"object\":\"total_count\",\"total_count\":26}");
    answer(200, USER);
    answer(200, USER);

    Map<String, @Nullable Object> count =
        clerk.raw().get("/users/count").query("query", "john").readMap();
    User user = clerk.raw().get("/users/{user_id}", "user_1").read(User.class);
    clerk.raw().patch("/users/{user_id}", "a/b").json(Map.of("new_member", true)).send();

    assertThat(count).containsEntry("total_count", 26L);
    assertThat(user.firstName()).isEqualTo("John");
    assertThat(sent().getTarget()).isEqualTo("/v1/users/count?query=john");
    var read = sent();
    assertThat(read.getTarget()).isEqualTo("/v1/users/user_1");
    assertThat(read.getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(read.getHeaders().get("Clerk-API-Version")).isEqualTo("2026-05-12");
    var written = sent();
    assertThat(written.getTarget()).isEqualTo("/v1/users/a%2Fb");
    assertThat(body(written)).isEqualTo("{\"new_member\":true}");
  }

  @ParameterizedTest
  @EnumSource
  void aReadIsRetriedAndAWriteIsNot(CallStyle way) {
    answer(500, "");
    answer(200, USER);
    answer(500, "");

    try (FastScheduler time = new FastScheduler();
        ClerkClient client =
            builder()
                .timeout(LONG)
                .retryPolicy(RetryPolicy.builder().maxRetries(3).maxDuration(LONG).build())
                .time(time, () -> 0.5)
                .listener(attempts::add)
                .build()) {
      assertThat(get(way, client, "/users/{id}").id()).isEqualTo("user_1");
      assertThatThrownBy(
              () ->
                  call(
                      way,
                      client.raw().post("/users/{id}/ban", "user_1"),
                      RawRequest::readText,
                      client.async().raw().post("/users/{id}/ban", "user_1"),
                      RawRequestAsync::readText))
          .isInstanceOf(ClerkApiException.class)
          .hasMessage("POST /users/user_1/ban: 500");
    }
    assertThat(attempts)
        .extracting(each -> each.operation() + " " + each.method() + " " + each.path())
        .containsExactly("raw GET /users/{id}", "raw GET /users/{id}", "raw POST /users/{id}/ban");
  }

  @ParameterizedTest
  @EnumSource
  void theRateLimitIsThatOfTheOperation(CallStyle way) {
    answer(429, "", "Retry-After: 60");
    assertThatThrownBy(() -> way.getUser(clerk, "user_1")).isInstanceOf(RateLimitedException.class);
    ClerkClient hasty = clerk.withOptions(o -> o.maxRateLimitWait(Duration.ZERO));

    assertThatThrownBy(() -> get(way, hasty, "/users/{any_name}"))
        .isInstanceOf(RateLimitedException.class)
        .hasMessageContaining("not sent");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void anErrorIsTheSameException(CallStyle way) {
    answer(404, "{\"errors\":[{\"code\":\"resource_not_found\",\"message\":\"none\"}]}");

    assertThatThrownBy(() -> get(way, clerk, "/users/{id}"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("GET /users/user_1: 404 resource_not_found: none");
  }

  @ParameterizedTest
  @EnumSource
  void theTimeoutIsThatOfTheClient(CallStyle way) {
    ClerkClient hasty = clerk.withOptions(o -> o.timeout(Duration.ofMillis(50)));

    assertThatThrownBy(() -> get(way, hasty, "/users/{id}"))
        .isInstanceOf(ClerkConnectionException.class);
  }

  private static User get(CallStyle way, ClerkClient client, String path) {
    return call(
        way,
        client.raw().get(path, "user_1"),
        request -> request.read(User.class),
        client.async().raw().get(path, "user_1"),
        request -> request.read(User.class));
  }

  private static <T> T call(
      CallStyle way,
      RawRequest request,
      Function<RawRequest, T> read,
      RawRequestAsync asyncRequest,
      Function<RawRequestAsync, CompletableFuture<T>> asyncRead) {
    if (way == CallStyle.WAITING) {
      return read.apply(request);
    }
    try {
      return asyncRead.apply(asyncRequest).join();
    } catch (CompletionException e) {
      throw (RuntimeException) e.getCause();
    }
  }
}
