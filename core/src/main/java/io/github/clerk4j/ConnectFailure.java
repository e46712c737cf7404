package io.github.clerk4j;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The message for a call without a response; it names the proxy if there is one. */
final class ConnectFailure {
  private ConnectFailure() {}

  /**
   * Returns the reason why there is no response.
   *
   * @param sent true if the request may have left, so that there was a connection
   */
  static String why(IOException e, OkHttpClient client, HttpUrl url, boolean sent) {
    String proxy = sent ? null : proxy(client, url);
    return proxy == null
        ? "no response: " + ForeignCode.text(e)
        : "no response: cannot connect through the proxy "
            + proxy
            + "; check proxy(...) and the proxy settings of the JVM: "
            + ForeignCode.text(e);
  }

  private static @Nullable String proxy(OkHttpClient client, HttpUrl url) {
    for (Proxy each : proxies(client, url)) {
      if (each.type() != Proxy.Type.DIRECT && each.address() instanceof InetSocketAddress address) {
        String host = address.getHostString();
        return host.substring(host.lastIndexOf('@') + 1) + ":" + address.getPort();
      }
    }
    return null;
  }

  private static List<Proxy> proxies(OkHttpClient client, HttpUrl url) {
    Proxy own = client.proxy();
    if (own != null) {
      return List.of(own);
    }
    try {
      List<Proxy> selected = client.proxySelector().select(url.uri());
      return selected == null ? List.of() : selected;
    } catch (Throwable e) { // in Kotlin, a selector can throw any exception
      ForeignCode.failed("The proxy selector", e);
      return List.of();
    }
  }
}
