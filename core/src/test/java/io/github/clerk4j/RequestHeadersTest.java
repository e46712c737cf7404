package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.api.ClerkServices;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestHeadersTest extends HttpTest {
  @ParameterizedTest
  @EnumSource
  void everyCallSaysWhoAsksAndForWhichVersion(CallStyle way) throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      answer(200, USER);
    }

    way.getUser(clerk, "user_1");
    way.updateUser(clerk, "user_1", user -> user.firstName("John"));
    way.banUser(clerk, "user_1");
    way.deleteUser(clerk, "user_1");

    for (String method : new String[] {"GET", "PATCH", "POST", "DELETE"}) {
      RecordedRequest request = sent();
      assertThat(request.getMethod()).isEqualTo(method);
      assertThat(request.getHeaders().values("Authorization")).containsExactly("Bearer " + KEY);
      assertThat(request.getHeaders().values("Clerk-API-Version"))
          .containsExactly(ClerkServices.API_VERSION);
      assertThat(request.getHeaders().get("User-Agent")).matches("clerk4j/\\S+ \\(Java \\d+\\)");
    }
  }
}
