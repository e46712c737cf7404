package io.github.clerk4j.servlet;

import io.github.clerk4j.auth.FrontendApiProxy;
import io.github.clerk4j.auth.ProxyResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A servlet that forwards requests to Clerk's Frontend API, so that browsers reach it on the
 * application's own domain.
 *
 * <pre>{@code
 * context.addServlet("clerk-proxy", new FrontendApiProxyServlet(proxy)).addMapping("/__clerk/*");
 * }</pre>
 *
 * <p>The mapping is the path of the proxy's URL, without the context path. Bodies are streamed. No
 * filter before the servlet may read the body, and a {@link ClerkFilter} needs the same proxy URL
 * on its authenticator. The scheme, the host and the browser's address are those that the container
 * knows. Responses of the servlet's own: see {@link FrontendApiProxy#forward}. Thread-safe.
 */
public class FrontendApiProxyServlet extends HttpServlet {
  private static final int BUFFER = 8192;
  private static final Set<String> SETTINGS =
      Set.of(
          "frontendApiUrl",
          "maxBodySize",
          "proxyUrl",
          "secretKey",
          "timeout",
          "trustForwardedHeaders");

  private transient @Nullable FrontendApiProxy proxy;

  /**
   * Creates a servlet for {@code web.xml} or an annotation. Its settings are init parameters, each
   * named like the setting of {@link FrontendApiProxy.Builder}, and environment variables such as
   * {@code CLERK_SECRET_KEY} and {@code CLERK_PROXY_URL}.
   */
  public FrontendApiProxyServlet() {}

  /** Creates a servlet. */
  public FrontendApiProxyServlet(FrontendApiProxy proxy) {
    this.proxy = SettingCheck.present("proxy", proxy);
  }

  /**
   * Reads the init parameters and the environment, unless there is a proxy.
   *
   * @throws io.github.clerk4j.ClerkConfigurationException if a setting is unknown, malformed or
   *     missing
   */
  @Override
  public void init() {
    if (proxy == null) {
      proxy = configured(InitParameters.of(this, "FrontendApiProxyServlet", SETTINGS));
    }
  }

  private static FrontendApiProxy configured(InitParameters parameters) {
    FrontendApiProxy.Builder builder = FrontendApiProxy.builder();
    parameters.set("secretKey", builder::secretKey);
    parameters.set("proxyUrl", builder::proxyUrl);
    parameters.set("frontendApiUrl", builder::frontendApiUrl);
    parameters.bytes("maxBodySize", builder::maxBodySize);
    parameters.duration("timeout", builder::timeout);
    parameters.flag("trustForwardedHeaders", builder::trustForwardedHeaders);
    return builder.build();
  }

  /** Forwards a request of any method. */
  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    FrontendApiProxy to = SettingCheck.present("proxy", proxy);
    try (ProxyResponse from =
        to.forward(
            ServletRequests.read(request), request.getInputStream(), request.getRemoteAddr())) {
      response.setStatus(from.status());
      ServletResponses.addHeaders(from.headers(), response);
      copy(from.body(), response);
    }
  }

  /** Copies a body, and sends each part as soon as it is there. */
  private static void copy(InputStream from, HttpServletResponse response) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int read = from.read(buffer);
    if (read < 0) {
      return;
    }
    OutputStream to = response.getOutputStream();
    for (; read >= 0; read = from.read(buffer)) {
      to.write(buffer, 0, read);
      if (from.available() == 0) {
        to.flush();
      }
    }
  }
}
