package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallOptionsTest extends HttpTest {
  @ParameterizedTest
  @EnumSource
  void anotherKeyIsForTheNewClientOnly(CallStyle way) throws InterruptedException {
    answer(200, USER);
    answer(200, USER);

    way.getUser(clerk.withOptions(o -> o.secretKey("ak_machine")), "user_1");
    way.getUser(clerk, "user_1");

    assertThat(sent().getHeaders().get("Authorization")).isEqualTo("Bearer ak_machine");
    assertThat(sent().getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
  }

  @ParameterizedTest
  @EnumSource
  void anotherTimeoutIsForTheNewClientOnly(CallStyle way) {
    MockResponse slow =
        new MockResponse.Builder().body(USER).headersDelay(300, TimeUnit.MILLISECONDS).build();
    server.enqueue(slow);
    server.enqueue(slow); // which of them the second call gets, the first may be too hasty to say
    ClerkClient hasty = clerk.withOptions(o -> o.timeout(Duration.ofMillis(100)));

    assertThatThrownBy(() -> way.getUser(hasty, "user_1"))
        .isInstanceOf(ClerkConnectionException.class);
    assertThat(way.getUser(clerk, "user_1").id()).isEqualTo("user_1");
  }

  @Test
  void optionsThatAreNotSetKeepTheirValue() throws InterruptedException {
    answer(200, USER);

    clerk
        .withOptions(o -> o.secretKey("ak_machine"))
        .withOptions(o -> o.timeout(Duration.ofSeconds(5)))
        .users()
        .getUser("user_1");

    assertThat(sent().getHeaders().get("Authorization")).isEqualTo("Bearer ak_machine");
  }

  @ParameterizedTest
  @EnumSource
  void aQueryParameterOfOnesOwnIsSentToo(CallStyle way) throws InterruptedException {
    answer(200, USER);

    way.getUser(clerk.withOptions(o -> o.query("new_filter", "a&b")), "user_1");

    assertThat(sent().getTarget()).isEqualTo("/v1/users/user_1?new_filter=a%26b");
  }

  @Test
  void closingTheNewClientLeavesTheOriginalAlone() {
    answer(200, USER);

    clerk.withOptions(o -> {}).close();

    assertThat(clerk.async().users().getUser("user_1").join().id()).isEqualTo("user_1");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void aTimeoutMustBePositive(long millis) {
    Duration timeout = Duration.ofMillis(millis);

    assertThatThrownBy(() -> clerk.withOptions(o -> o.timeout(timeout)))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage("timeout must be positive: " + timeout);
    assertThatThrownBy(() -> builder().timeout(timeout))
        .isInstanceOf(ClerkConfigurationException.class);
  }
}
