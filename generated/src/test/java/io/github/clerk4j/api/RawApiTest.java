package io.github.clerk4j.api;

import static io.github.clerk4j.api.PagingTest.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clerk4j.model.SessionStatus;
import io.github.clerk4j.model.UpdateUserParams;
import io.github.clerk4j.model.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawApiTest {
  private static final String ID = "user_2c9Vd3kQmXr7Zt1LhYw8PbNe5Gf";

  private final FakeTransport caller = new FakeTransport();
  private final RawApi raw = new RawApi(caller);
  private final RawApiAsync async = new RawApiAsync(caller);

  @Test
  void aResponseIsReadAsAMapAModelAListOrText() {
    caller
        .answer("{\"total_count\":26,\"new_member\":null}")
        .answer("{\"id\":\"user_1\"}")
        .answer(users(1, 2))
        .answer("[7]")
        .answer("not JSON")
        .answer("");

    assertThat(raw.get("/users/count").query("query", "john").readMap())
        .containsEntry("total_count", 26L)
        .containsEntry("new_member", null);
    assertThat(raw.get("/users/{user_id}", "user_1").read(User.class).id()).isEqualTo("user_1");
    assertThat(raw.get("/users").readList(User.class)).extracting(User::id).contains("user_2");
    assertThat(raw.get("/new").read(Object.class)).isEqualTo(List.of(7L));
    assertThat(raw.get("/new").readText()).isEqualTo("not JSON");
    raw.delete("/users/{user_id}", "a/b").send();

    assertThat(caller.requests)
        .extracting(each -> each.method() + " " + each.url())
        .containsExactly(
            "GET https://api.example.com/v1/users/count?query=john",
            "GET https://api.example.com/v1/users/user_1",
            "GET https://api.example.com/v1/users",
            "GET https://api.example.com/v1/new",
            "GET https://api.example.com/v1/new",
            "DELETE https://api.example.com/v1/users/a%2Fb");
  }

  @Test
  void aResponseIsReadWithoutBlocking() {
    caller
        .answer("{\"total_count\":26}")
        .answer("{\"id\":\"user_1\"}")
        .answer(users(1))
        .answer("text")
        .answer("")
        .answer(users(1));

    assertThat(async.get("/users/count").readMap().join()).containsEntry("total_count", 26L);
    assertThat(async.get("/users/{id}", "user_1").read(User.class).join().id()).isEqualTo("user_1");
    assertThat(async.post("/users").readList(User.class).join()).hasSize(1);
    assertThat(async.put("/users").readText().join()).isEqualTo("text");
    assertThat(async.patch("/users").send().join()).isNull();
    assertThat(async.request("GET", "/users").readPage(User.class).join().items()).hasSize(1);
  }

  @Test
  void pagesAreReadOneAfterAnother() {
    caller.answer(users(1, 2)).answer(users(3));

    Page<User> page = raw.get("/users").query("limit", 2).readPage(User.class);

    assertThat(page.stream().map(User::id)).containsExactly("user_1", "user_2", "user_3");
    assertThat(caller.queries()).containsExactly("limit=2", "limit=2&offset=2");
  }

  @Test
  void aBodyIsJson() {
    for (int i = 0; i < 5; i++) {
      caller.answer("{}");
    }

    raw.patch("/users/{user_id}", "user_1").json(Map.of("a", List.of(1, true))).send();
    raw.post("/users").json(UpdateUserParams.of(u -> u.lastName(null))).send();
    raw.delete("/users").json(List.of()).send();
    raw.post("/users/{user_id}/ban", "user_1").send();
    raw.request("PURGE", "/cache").send();

    assertThat(caller.requests)
        .extracting(RawApiTest::body)
        .containsExactly("{\"a\":[1,true]}", "{\"last_name\":null}", "[]", "", "none");
    assertThat(caller.requests)
        .extracting(Request::method)
        .containsExactly("PATCH", "POST", "DELETE", "POST", "PURGE");
  }

  @Test
  void parametersOfOneNameAreAllSent() {
    caller.answer("{}");

    raw.get("/users").query("status", SessionStatus.ACTIVE).query("status", "a&b").readMap();

    assertThat(caller.requests.get(0).url().encodedQuery()).isEqualTo("status=active&status=a%26b");
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example/x, 'must begin with /, because the host is that of the client'",
    "//evil.example/x,       must not have an empty segment",
    "users,                  'must begin with /, because the host is that of the client'",
    "/,                      must not have an empty segment",
    "/users/,                must not have an empty segment",
    "/users/../instance,     must not have the segment ..",
    "/./users,               must not have the segment .",
    "/v1/users,              'must not begin with /v1, which the client adds'",
    "/users?limit=1,         'must not have a query; use query(name, value)'"
  })
  void aPathThatLeadsElsewhereIsAMistake(String path, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> raw.get(path))
        .withMessage("raw().get: path " + why);
    assertThatIllegalArgumentException().isThrownBy(() -> async.delete(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/users/%2e%2e", "/a\\b", "/a#b", "/a b", "/ж", "/a\nb", "/{}", "/{a", "/x{a}"})
  void aPathIsPlain(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> raw.get(path, "user_1"))
        .withMessageStartingWith("raw().get: path must consist of letters, digits and");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void anIdStaysOneSegment(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> raw.get("/users/{user_id}", id))
        .withMessageStartingWith("raw().get: user_id must ");
  }

  @Test
  void eachVariableNeedsAnId() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> raw.get("/users/{user_id}"))
        .withMessage("raw().get: path needs an id for each variable: there is none for {user_id}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> raw.get("/users", "user_1"))
        .withMessage("raw().get: path needs a variable for each id, such as /users/{user_id}");
  }

  @Test
  @SuppressWarnings("NullAway") // as callers without a checker do
  void aMistakeIsNamedBeforeAnythingIsSent() {
    Map<String, Consumer<RawApi>> mistakes =
        Map.of(
            "raw().get: path must not be null",
            r -> r.get(null),
            "raw().get: user_id must not be null",
            r -> r.get("/u/{user_id}", (String) null),
            "raw().get: the value of a query parameter must not be null",
            r -> r.get("/users").query("a", null),
            "raw().get: GET has no body; use query(name, value)",
            r -> r.get("/users").json(Map.of()),
            "raw().put: the value of json() must not be null",
            r -> r.put("/users").json(null),
            "raw().request: method must be an HTTP method in capitals, such as HEAD",
            r -> r.request("get", "/users"),
            "raw().post: type must be a model of clerk4j, Map.class or Object.class: class"
                + " java.time.Instant",
            r -> r.post("/users").read(Instant.class));

    mistakes.forEach(
        (message, mistake) ->
            assertThatIllegalArgumentException()
                .isThrownBy(() -> mistake.accept(raw))
                .withMessage(message));
    assertThat(caller.requests).isEmpty();
  }

  @Test
  void neitherMetricsNorLogsSeeAnId() {
    assertThat(raw.get("/users/{user_id}", "s3cret").query("q", "s3cret"))
        .hasToString("RawRequest[GET /users/{user_id}]");
    assertThat(raw.get("/users/" + ID + "/ban").ofText().path()).isEqualTo("/users/{id}/ban");
    assertThat(raw.get("/users/" + ID).ofText().request().url().encodedPath()).endsWith(ID);
    assertThat(raw.get("/organization_permissions").ofText().path())
        .isEqualTo("/organization_permissions");
  }

  private static String body(Request request) {
    if (request.body() == null) {
      return "none";
    }
    try {
      Buffer buffer = new Buffer();
      Objects.requireNonNull(request.body()).writeTo(buffer);
      return buffer.readUtf8();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
