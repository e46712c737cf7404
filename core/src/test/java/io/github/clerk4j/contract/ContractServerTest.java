package io.github.clerk4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That the contract test would notice. */
class ContractServerTest {
  private static ContractServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new ContractServer(Description.CLERK);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aRequestAsDescribedIsFine() throws IOException {
    assertThat(errors(request("PATCH", "/v1/users/user_1", "{\"first_name\":null}"))).isEmpty();
  }

  @Test
  void anUnknownPathIsNoticed() throws IOException {
    assertThat(errors(request("PATCH", "/v1/shoes", "{}"))).contains("path.missing");
  }

  @Test
  void anotherMethodIsNoticed() throws IOException {
    assertThat(errors(request("PUT", "/v1/users/user_1", "{}"))).contains("operation.notAllowed");
  }

  @Test
  void aMissingKeyIsNoticed() throws IOException {
    Request.Builder request = request("PATCH", "/v1/users/user_1", "{}");
    assertThat(errors(request.removeHeader("Authorization"))).contains("security.missing");
  }

  @Test
  void anUnknownMemberIsNoticed() throws IOException {
    assertThat(errors(request("PATCH", "/v1/users/user_1", "{\"firstName\":\"John\"}")))
        .contains("additionalProperties");
  }

  @Test
  void aMemberOfAnotherTypeIsNoticed() throws IOException {
    assertThat(errors(request("PATCH", "/v1/users/user_1", "{\"first_name\":7}")))
        .contains("schema.type");
  }

  @Test
  void anUnknownQueryParameterIsNoticed() throws IOException {
    assertThat(errors(request("PATCH", "/v1/users/user_1?shoe_size=42", "{}")))
        .contains("query.unexpected");
  }

  private static Request.Builder request(String method, String path, String body) {
    return new Request.Builder()
        .url(server.url().replaceAll("/$", "") + path)
        .header("Authorization", "Bearer sk_test_1")
        .method(method, RequestBody.create(body, MediaType.get("application/json")));
  }

  private static String errors(Request.Builder request) throws IOException {
    Operation updateUser =
        Description.CLERK.operations().stream()
            .filter(each -> each.id().equals("updateUser"))
            .findFirst()
            .orElseThrow();
    server.expect(updateUser, null);
    try (Response response = new OkHttpClient().newCall(request.build()).execute()) {
      assertThat(response.code()).isEqualTo(200);
    }
    return String.join("\n", server.exchange().errors())
        .replaceAll("ERROR validation.response.*", "");
  }
}
