package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProxyTest extends HttpTest {
  @ParameterizedTest
  @EnumSource
  void aProxyThatIsDownIsCalledAProxy(CallStyle way) throws IOException {
    int port = unusedPort();
    Proxy down =
        new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));

    try (ClerkClient client = builder().proxy(down).build()) {
      assertThatThrownBy(() -> way.getUser(client, "user_1"))
          .isInstanceOf(ClerkConnectionException.class)
          .hasMessageStartingWith(
              "GET /users/user_1: no response: cannot connect through the proxy localhost:" + port)
          .hasMessageContaining("check proxy(...)");
    }
  }

  @Test
  void theMessageNamesTheProxyOfTheUsersClient() throws IOException {
    int port = unusedPort();
    Proxy down =
        new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    OkHttpClient own = new OkHttpClient.Builder().proxy(down).build();

    try (ClerkClient client = builder().httpClient(own).build()) {
      assertThatThrownBy(() -> client.users().getUser("user_1"))
          .isInstanceOf(ClerkConnectionException.class)
          .hasMessageContaining("through the proxy localhost:" + port);
    }
  }

  @Test
  void aRequestThatHasLeftIsNotBlamedOnTheProxy() {
    Proxy proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy", 3128));
    OkHttpClient client = new OkHttpClient.Builder().proxy(proxy).build();
    HttpUrl url = HttpUrl.get("https://api.clerk.com/v1/");
    IOException e = new IOException("unexpected end of stream");

    assertThat(ConnectFailure.why(e, client, url, true))
        .isEqualTo("no response: java.io.IOException: unexpected end of stream");
    assertThat(ConnectFailure.why(e, client, url, false)).contains("the proxy proxy:3128;");
  }

  @Test
  void thePasswordOfAProxyIsNotShown() {
    Proxy proxy =
        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("joe:7f3a9c@proxy", 3128));
    OkHttpClient client = new OkHttpClient.Builder().proxy(proxy).build();

    assertThat(
            ConnectFailure.why(
                new IOException("timeout"), client, HttpUrl.get("https://api.clerk.com/"), false))
        .contains("the proxy proxy:3128;")
        .doesNotContain("7f3a9c");
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
