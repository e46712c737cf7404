package io.github.clerk4j.servlet;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.auth.ProtectedResourceMetadata;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  private static final Set<String> SETTINGS =
      Set.of("authorizationServers", "name", "publishableKey", "resource", "scopes");

  private transient @Nullable ProtectedResourceMetadata metadata;

  /**
   * Creates a servlet for {@code web.xml} or an annotation, mapped to the path of the document. Its
   * settings are init parameters, each named like the setting of {@link
   * ProtectedResourceMetadata.Builder}. The parameter {@code resource} is required.
   */
  public ProtectedResourceServlet() {}

  /** Creates a servlet. */
  public ProtectedResourceServlet(ProtectedResourceMetadata metadata) {
    this.metadata = SettingCheck.present("metadata", metadata);
  }

  /**
   * Reads the init parameters, unless there is a document.
   *
   * @throws ClerkConfigurationException if one is unknown, malformed or missing
   */
  @Override
  public void init() {
    if (metadata == null) {
      metadata = configured(InitParameters.of(this, "ProtectedResourceServlet", SETTINGS));
    }
  }

  private static ProtectedResourceMetadata configured(InitParameters parameters) {
    String resource = parameters.get("resource");
    if (resource == null) {
      throw new ClerkConfigurationException(
          "ProtectedResourceServlet must have the init parameter resource: set the URL by which"
              + " clients know the resource");
    }
    ProtectedResourceMetadata.Builder builder = ProtectedResourceMetadata.builder(resource);
    parameters.set("publishableKey", builder::publishableKey);
    parameters.set("name", builder::name);
    parameters.list("authorizationServers", builder::authorizationServers);
    parameters.list("scopes", builder::scopes);
    return builder.build();
  }

  /**
   * Adds this servlet to an application, on the path of the document. The application must be on
   * the root path of its host.
   *
   * @throws IllegalStateException if the application has the document of this resource already
   */
  public ServletRegistration.Dynamic addTo(ServletContext context) {
    String path = SettingCheck.present("metadata", metadata).path();
    ServletRegistration.Dynamic added = context.addServlet(path, this);
    if (added == null) {
      throw new IllegalStateException("The application has a servlet named " + path + " already");
    }
    added.addMapping(path);
    return added;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String json = SettingCheck.present("metadata", metadata).json();
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
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
