package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of OkHttp and its kin that an application brings in place of ours. */
class HttpLibrariesTest extends HttpTest {
  @Test
  void ourOwnVersionsGoTogether() {
    assertThatCode(HttpLibraries::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "okhttp-3.14.9.jar okio-1.17.2.jar, 'okhttp-3.14.9.jar, okio-1.17.2.jar, retrofit-'",
    "okio-jvm-3.6.0.jar,                ', okio-jvm-3.6.0.jar, retrofit-'",
    "kotlin-stdlib-1.7.22.jar,          ', kotlin-stdlib-1.7.22.jar; needed'"
  })
  void versionsThatDoNotGoTogetherAreNamedWhenTheClientIsBuilt(String jars, String found)
      throws Exception {
    try (URLClassLoader loader = with(jars.split(" ", -1))) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> client(loader))
            .satisfies(
                e ->
                    assertThat(e.getClass().getName())
                        .isEqualTo(ClerkConfigurationException.class.getName()))
            .hasMessageContaining(found)
            .hasMessageContaining("needed: OkHttp 4.12 or later with the Okio that it requires");
      }
    }
  }

  @Test
  void aClientIsBuiltOnAnInterruptedThread() throws Exception {
    try (URLClassLoader loader = with()) {
      Thread.currentThread().interrupt();
      call(client(loader), "close");
      assertThat(Thread.interrupted()).isTrue();
      call(client(loader), "close");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "okhttp-4.12.0.jar okio-jvm-3.6.0.jar",
        "okhttp-4.12.0.jar okio-jvm-3.6.0.jar retrofit-2.11.0.jar",
        "retrofit-2.11.0.jar",
        "kotlin-stdlib-1.8.21.jar"
      })
  void callsAreMadeWithOlderVersionsThatGoTogether(String jars) throws Exception {
    answer(200, USER);
    answer(200, USER);
    answer(200, USER);
    try (URLClassLoader loader = with(jars.split(" ", -1))) {
      Object client = client(loader);

      assertThat(call(users(client), "getUser", "user_1").toString()).contains("user_1");
      assertThat(call(users(client), "banUser", "user_1").toString()).contains("user_1");
      Object async = call(client, "async");
      CompletableFuture<?> later = (CompletableFuture<?>) call(users(async), "banUser", "user_1");
      assertThat(later.join().toString()).contains("user_1");
      call(client, "close");
    }
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  private Object client(ClassLoader loader) throws Exception {
    Object builder =
        loader.loadClass(ClerkClient.class.getName()).getMethod("builder").invoke(null);
    call(builder, "secretKey", KEY);
    call(builder, "apiUrl", server.url("/").toString());
    return call(builder, "build");
  }

  private static Object users(Object client) throws Exception {
    return call(client, "users");
  }

  private static Object call(Object target, String method, Object... arguments) throws Exception {
    Class<?>[] types = Stream.of(arguments).map(Object::getClass).toArray(Class<?>[]::new);
    try {
      return target.getClass().getMethod(method, types).invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  /** The class path of the tests with these in place of what they are other versions of. */
  private static URLClassLoader with(String... jars) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (Stream.of(jars).noneMatch(jar -> library(jar).equals(library(each)))) {
        urls.add(new File(each).toURI().toURL());
      }
    }
    for (String each : jars) {
      urls.add(Path.of("target", "other-versions", each).toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  /** Such as {@code okhttp} for {@code okhttp-jvm-5.5.1.jar}. */
  private static String library(String jar) {
    return new File(jar).getName().replaceFirst("(-jvm)?-\\d.*", "");
  }
}
