package io.github.clerk4j.servlet;

import io.github.clerk4j.auth.ProtectedResourceMetadata;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A servlet that serves the metadata document of an OAuth resource server (RFC 9728), to browsers
 * of all origins, too.
 *
 * <pre>{@code
 * new ProtectedResourceServlet(metadata).addTo(servletContext);
 * }</pre>
 *
 * <p>The document is public: a {@link ClerkFilter} must not protect its path. Thread-safe.
 */
public class ProtectedResourceServlet extends HttpServlet {
  private static final String CACHED = "max-age=3600";

  private final transient ProtectedResourceMetadata metadata;

  /** Creates a servlet. */
  public ProtectedResourceServlet(ProtectedResourceMetadata metadata) {
    this.metadata = SettingCheck.present("metadata", metadata);
  }

  /**
   * Adds this servlet to an application, on the path of the document. The application must be on
   * the root path of its host.
   *
   * @throws IllegalStateException if the application has the document of this resource already
   */
  public ServletRegistration.Dynamic addTo(ServletContext context) {
    ServletRegistration.Dynamic added = context.addServlet(metadata.path(), this);
    if (added == null) {
      throw new IllegalStateException(
          "The application has a servlet named " + metadata.path() + " already");
    }
    added.addMapping(metadata.path());
    return added;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = metadata.json().getBytes(StandardCharsets.UTF_8);
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Cache-Control", CACHED);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Responds to the preflight request of a browser. */
  @Override
  protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Methods", "GET");
    response.setHeader("Access-Control-Allow-Headers", "*");
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
