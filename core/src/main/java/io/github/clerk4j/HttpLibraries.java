package io.github.clerk4j;

import java.io.IOException;
import java.net.URL;
import java.security.CodeSource;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.Okio;
import retrofit2.Invocation;

/** The HTTP libraries, in the versions that the application brings. */
final class HttpLibraries {
  private static final String NEEDED =
      "OkHttp 4.12 or later, Okio 3.6 or later, Retrofit 2.9 or later";

  private HttpLibraries() {}

  /**
   * Makes a request and a response, so that a missing class or method shows before the first call.
   *
   * @throws ClerkConfigurationException if that is not possible with these versions
   */
  static void check() {
    try {
      rehearse();
    } catch (LinkageError e) {
      throw new ClerkConfigurationException(
          "The class path has incompatible versions of libraries: found %s; needed: %s (%s)"
              .formatted(found(), NEEDED, e));
    } catch (IOException e) {
      throw new IllegalStateException(e); // nothing leaves the memory
    }
  }

  private static void rehearse() throws IOException {
    RequestBody body = RequestBody.create(new byte[] {'{', '}'}, MediaType.get("application/json"));
    Request request =
        new Request.Builder().url("https://localhost/").post(new OneShotBody(body)).build();
    Buffer sent = new Buffer();
    Objects.requireNonNull(request.body()).writeTo(sent);
    Response response =
        new Response.Builder()
            .request(request)
            .protocol(Protocol.HTTP_1_1)
            .code(200)
            .message("OK")
            .body(ResponseBody.create(sent.readUtf8(), null))
            .build();
    Okio.buffer(new BoundedSource(response.body().source(), 2)).readUtf8();
    HttpDefaults.confined(new OkHttpClient.Builder());
    Objects.requireNonNull(Invocation.class.getName()); // older Retrofits do not have it
  }

  /** Returns the jars, such as {@code okhttp-3.14.9.jar, okio-1.17.2.jar}. */
  private static String found() {
    return Stream.of("okhttp3.OkHttpClient", "okio.Buffer", "retrofit2.Retrofit", "kotlin.Unit")
        .map(HttpLibraries::origin)
        .collect(Collectors.joining(", "));
  }

  private static String origin(String className) {
    try {
      CodeSource source =
          Class.forName(className, false, HttpLibraries.class.getClassLoader())
              .getProtectionDomain()
              .getCodeSource();
      URL location = source == null ? null : source.getLocation();
      if (location == null) {
        return className + " from an unknown location";
      }
      String path = location.getPath().replaceFirst("[!/]+$", "");
      return path.substring(path.lastIndexOf('/') + 1);
    } catch (ClassNotFoundException e) {
      return "no " + className;
    }
  }
}
