package io.github.clerk4j;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The words for a call that got no answer: a proxy that is in the way is called a proxy. */
final class ConnectFailure {
  private ConnectFailure() {}

  /**
   * Returns why there was no answer.
   *
   * @param sent whether the request may have left, so that a connection was there
   */
  static String why(IOException e, OkHttpClient client, HttpUrl url, boolean sent) {
    String proxy = sent ? null : proxy(client, url);
    return proxy == null
        ? "no answer: " + e
        : "no answer: no connection by way of the proxy "
            + proxy
            + ", which may be down or refuse it; check proxy(...) and the proxy settings of the JVM: "
            + e;
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
    } catch (Throwable e) { // foreign code can throw anything, and the call has failed already
      return List.of();
    }
  }
}
