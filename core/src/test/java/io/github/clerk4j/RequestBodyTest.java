package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.UpdateUserParams;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestBodyTest extends HttpTest {
  @ParameterizedTest
  @EnumSource
  void oneFieldThatIsSetIsAllThatIsSent(CallStyle way) throws InterruptedException {
    assertThat(sentBy(way, user -> user.firstName("John"))).isEqualTo("{\"first_name\":\"John\"}");
  }

  @ParameterizedTest
  @EnumSource
  void nullIsSentAsNull(CallStyle way) throws InterruptedException {
    assertThat(sentBy(way, user -> user.firstName("John").lastName(null)))
        .isEqualTo("{\"first_name\":\"John\",\"last_name\":null}");
  }

  @ParameterizedTest
  @EnumSource
  void nothingSetIsAnEmptyObject(CallStyle way) throws InterruptedException {
    assertThat(sentBy(way, user -> {})).isEqualTo("{}");
  }

  @Test
  void paramsThatWereBuiltBeforeAreSentTheSame() throws InterruptedException {
    answer(200, USER);

    clerk.users().updateUser("user_1", UpdateUserParams.builder().firstName("John").build());

    assertThat(body(sent())).isEqualTo("{\"first_name\":\"John\"}");
  }

  @Test
  void aFieldOfWhichTheLibraryDoesNotKnowIsSent() throws InterruptedException {
    assertThat(sentBy(CallStyle.WAITING, user -> user.put("shoe_size", List.of(Map.of("eu", 42)))))
        .isEqualTo("{\"shoe_size\":[{\"eu\":42}]}");
  }

  @Test
  void aCallWithoutABodySendsNone() throws InterruptedException {
    answer(200, USER);

    clerk.users().banUser("user_1");

    RecordedRequest request = sent();
    assertThat(request.getBodySize()).isZero();
    assertThat(request.getHeaders().get("Content-Type")).isNull();
  }

  @Test
  void anIdIsOneSegmentOfThePathWhateverItHolds() throws InterruptedException {
    answer(200, USER);

    clerk.users().getUser("a/b?c=d e");

    assertThat(sent().getTarget()).isEqualTo("/v1/users/a%2Fb%3Fc=d%20e");
  }

  @Test
  void anIdThatLeadsToAnotherPathIsAnError() {
    assertThatThrownBy(() -> clerk.users().deleteUser(".."))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  private String sentBy(CallStyle way, Consumer<? super UpdateUserParams.Builder> params)
      throws InterruptedException {
    answer(200, USER);
    assertThat(way.updateUser(clerk, "user_1", params).id()).isEqualTo("user_1");
    RecordedRequest request = sent();
    assertThat(request.getRequestLine()).startsWith("PATCH /v1/users/user_1 ");
    assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
    return body(request);
  }
}
