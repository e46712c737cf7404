package io.github.clerk4j;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URL;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.ConnectionSpec;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** The HTTP libraries, in the versions that the application brings. */
final class HttpLibraries {
  private static final String NEEDED =
      "OkHttp 4.12 or later with the Okio that it requires, Kotlin 1.8 or later, Retrofit 2.9 or later";

  private HttpLibraries() {}

  /**
   * Makes a call in memory, once, so that a missing class or method shows before the first call.
   *
   * @throws ClerkConfigurationException if that is not possible with these versions
   */
  static void check() {
    if (Rehearsal.MISSING != null) {
      throw new ClerkConfigurationException(
          "The class path has incompatible versions of libraries: found %s; needed: %s (%s)"
              .formatted(found(), NEEDED, Rehearsal.MISSING));
    }
  }

  private static final class Rehearsal {
    static final @Nullable String MISSING = missing();

    private static @Nullable String missing() {
      boolean interrupted = Thread.interrupted(); // or the call would end early
      try {
        run();
        return null;
      } catch (LinkageError e) {
        return e.toString();
      } catch (Exception e) {
        interrupted |= e instanceof InterruptedException || e instanceof InterruptedIOException;
        return null; // no matter of versions
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    private static void run() throws IOException {
      Objects.requireNonNull(Invocation.class.getName()); // older Retrofits do not have it
      RequestBody body =
          RequestBody.create(new byte[] {'{', '}'}, MediaType.get("application/json"));
      Request request =
          new Request.Builder().url("http://localhost/").post(new OneShotBody(body)).build();
      OkHttpClient client =
          HttpDefaults.confined(new OkHttpClient.Builder())
              .socketFactory(
                  new MemorySocket.Factory("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}"))
              .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
              .dns(host -> List.of(InetAddress.getLoopbackAddress()))
              .proxy(Proxy.NO_PROXY)
              .build();
      try (Response response = client.newCall(request).execute()) {
        Okio.buffer(new BoundedSource(response.body().source(), 2)).readUtf8();
      }
    }
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
