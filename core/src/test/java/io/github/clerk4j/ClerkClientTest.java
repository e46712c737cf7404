package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashSet;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClerkClientTest extends HttpTest {
  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectsAreNotFollowed(int status) {
    answer(status, "", "Location: " + server.url("/elsewhere"));

    ClerkApiException e =
        catchThrowableOfType(ClerkApiException.class, () -> clerk.users().getUser("user_1"));

    assertThat(e).hasMessage("GET /users/user_1: " + status);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void afterClosingNoThreadKeepsTheProgramAlive(CallStyle way) throws InterruptedException {
    Set<Thread> before = threads();
    ClerkClient client = builder().build();
    answer(200, USER);
    way.getUser(client, "user_1");

    client.close();

    Set<Thread> left = threads();
    left.removeAll(before);
    left.removeIf(each -> each.getName().startsWith("MockWebServer"));
    assertThat(left).allMatch(Thread::isDaemon);
    for (Thread each : left) {
      if (each.getName().equals("clerk4j")) {
        each.join(10_000);
        assertThat(each.isAlive()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void callsGoThroughTheProxy(CallStyle way) throws InterruptedException {
    answer(200, USER);

    try (ClerkClient client =
        builder().apiUrl("http://api.clerk.test").proxy(server.getProxyAddress()).build()) {
      assertThat(way.getUser(client, "user_1").id()).isEqualTo("user_1");
    }
    assertThat(sent().getRequestLine())
        .isEqualTo("GET http://api.clerk.test/v1/users/user_1 HTTP/1.1");
  }

  @Test
  void anHttpClientThatWasGivenIsLeftOpen() throws InterruptedException {
    OkHttpClient http = new OkHttpClient();
    answer(200, USER);

    builder().httpClient(http).build().close();

    assertThat(http.dispatcher().executorService().isShutdown()).isFalse();
    assertThat(builder().httpClient(http).build().async().users().getUser("user_1").join().id())
        .isEqualTo("user_1");
  }

  private static Set<Thread> threads() {
    return new HashSet<>(Thread.getAllStackTraces().keySet());
  }
}
