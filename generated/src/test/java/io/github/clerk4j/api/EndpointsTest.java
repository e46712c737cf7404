package io.github.clerk4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.SessionStatus;
import io.github.clerk4j.model.User;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
  private final FakeTransport caller = new FakeTransport();
  private final UsersApi users = new UsersApi(caller);

  @ParameterizedTest
  @CsvSource({
    "user_1,    user_1",
    "a/b,       a%2Fb",
    "a?b=c#d,   a%3Fb=c%23d",
    "a%2Fb,     a%252Fb",
    "%2e%2e,    %252e%252e",
    "'a b',     a%20b",
    "ж,         %D0%B6",
    "...,       ...",
    "a..b,      a..b"
  })
  void aPathValueStaysOneSegment(String id, String segment) {
    caller.answer("{}");

    users.banUser(id);

    HttpUrl url = caller.requests.get(0).url();
    assertThat(url).hasToString("https://api.example.com/v1/users/" + segment + "/ban");
    assertThat(url.pathSegments()).containsExactly("v1", "users", id, "ban");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void aPathValueThatLeadsToAnotherPathIsAnError(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> users.deleteUser(id));
    assertThatIllegalArgumentException().isThrownBy(() -> users.banUser(id));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.deleteUserExternalAccount(id, "eac_1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.deleteUserExternalAccount("user_1", id));
    assertThat(caller.requests).isEmpty();
  }

  @Test
  void aListInAQueryRepeatsItsNameAndNullIsLeftOut() {
    caller.answer("[]");

    users.getUserList(
        q ->
            q.emailAddress("a+1@example.com", "b&c@example.com")
                .userId(List.of())
                .query("ж d")
                .put("new_filter", List.of(true, 7))
                .put("status", SessionStatus.ACTIVE)
                .put("gone", null));

    HttpUrl url = caller.requests.get(0).url();
    assertThat(url.queryParameterNames())
        .containsExactly("email_address", "query", "new_filter", "status");
    assertThat(url.queryParameterValues("email_address"))
        .containsExactly("a+1@example.com", "b&c@example.com");
    assertThat(url.queryParameter("query")).isEqualTo("ж d");
    assertThat(url.queryParameterValues("new_filter")).containsExactly("true", "7");
    assertThat(url.queryParameter("status")).isEqualTo("active");
    assertThat(url.encodedQuery()).contains("a%2B1%40example.com", "b%26c%40example.com");
  }

  @Test
  void zeroAndFalseAreSentInAQuery() {
    caller.answer("[]");

    users.getUserList(q -> q.offset(0).put("banned", false).query(""));

    assertThat(caller.queries()).containsExactly("offset=0&banned=false&query=");
  }

  @Test
  void aBodyHoldsWhatIsSetAndIsJson() {
    caller.answer("{}").answer("{}").answer("{}");

    users.updateUser("user_1", u -> u.firstName("John"));
    users.updateUser("user_1", u -> u.lastName(null));
    users.updateUser("user_1", u -> {});

    assertThat(caller.requests)
        .extracting(EndpointsTest::body)
        .containsExactly("{\"first_name\":\"John\"}", "{\"last_name\":null}", "{}");
    assertThat(caller.requests).extracting(Request::method).containsOnly("PATCH");
    assertThat(caller.requests)
        .extracting(each -> String.valueOf(Objects.requireNonNull(each.body()).contentType()))
        .containsOnly("application/json");
  }

  @Test
  void aCallSaysWhichOperationItIsWithoutItsIds() throws IOException {
    UsersApi.Endpoints endpoints = caller.endpoints().of(UsersApi.Endpoints.class);

    ApiCall<User> call = endpoints.getUser("user_1");

    assertThat(call.operation()).isEqualTo("getUser");
    assertThat(call.path()).isEqualTo("/users/{user_id}");
    assertThat(call.request().method()).isEqualTo("GET");
    assertThat(call.read(new Buffer().writeUtf8("{\"id\":\"user_1\"}")).id()).isEqualTo("user_1");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> call.read(new Buffer().writeUtf8("[]")));
  }

  @Test
  void aCallShowsNeitherIdsNorQueryNorBody() {
    UsersApi.Endpoints endpoints = caller.endpoints().of(UsersApi.Endpoints.class);

    assertThat(endpoints.getUser("user_s3cret")).hasToString("ApiCall[GET /users/{user_id}]");
    assertThat(endpoints.getUserList(Map.of("query", "s3cret"))).hasToString("ApiCall[GET /users]");
  }

  @Test
  void aListOfModelsIsReadWithoutTheEntriesThatAreNone() {
    caller.answer("[{\"id\":\"user_1\"},null,{\"id\":\"user_2\"}]");

    assertThat(users.banUsers(b -> b.userIds("user_1", "user_2")))
        .extracting(User::id)
        .containsExactly("user_1", "user_2");
    assertThat(body(caller.requests.get(0))).isEqualTo("{\"user_ids\":[\"user_1\",\"user_2\"]}");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com,          https://api.example.com/users/user_1",
    "https://api.example.com/,         https://api.example.com/users/user_1",
    "https://api.example.com/v1,       https://api.example.com/v1/users/user_1",
    "http://localhost:8080/a%20b/v1/,  http://localhost:8080/a%20b/v1/users/user_1"
  })
  void pathsAreAppendedToTheBaseUrl(String base, String expected) {
    Endpoints endpoints = new Endpoints(HttpUrl.get(base), new OkHttpClient());

    assertThat(endpoints.of(UsersApi.Endpoints.class).getUser("user_1").request().url())
        .hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://api.example.com/?a=b", "https://api.example.com/#x"})
  void aBaseUrlWithQueryOrFragmentIsAnError(String base) {
    assertThatThrownBy(() -> new Endpoints(HttpUrl.get(base), new OkHttpClient()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String body(Request request) {
    try {
      RequestBody body = Objects.requireNonNull(request.body());
      Buffer buffer = new Buffer();
      body.writeTo(buffer);
      return buffer.readUtf8();
    } catch (IOException e) {
      throw new AssertionError("memory does not fail", e);
    }
  }
}
