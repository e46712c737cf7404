package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedClientTest extends HttpTest {
  @Test
  void thereIsOneAndItHasTheSettingsOfTheEnvironmentAndCannotBeClosed()
      throws InterruptedException {
    answer(200, USER);

    ClerkClient shared =
        Properties.with(
            "CLERK_SECRET_KEY",
            "sk_test_shared",
            () ->
                Properties.with(
                    "CLERK_API_URL", server.url("/").toString(), ClerkClient::clerkClient));
    shared.users().getUser("user_1");

    assertThat(sent().getHeaders().get("Authorization")).isEqualTo("Bearer sk_test_shared");
    assertThat(ClerkClient.clerkClient()).isSameAs(shared);

    shared.close(); // others go on using it
    answer(200, USER);
    answer(200, USER);
    assertThat(shared.users().getUser("user_1").id()).isEqualTo("user_1");
    assertThat(shared.async().users().getUser("user_1").join().id()).isEqualTo("user_1");
  }

  /** In a class loader of its own, as the shared client is made once. */
  @Test
  void withoutAKeyEveryCallSaysSo() throws IOException, ReflectiveOperationException {
    try (URLClassLoader loader =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      var clerkClient = loader.loadClass(ClerkClient.class.getName()).getMethod("clerkClient");

      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> Properties.with("CLERK_SECRET_KEY", "", () -> invoke(clerkClient)))
            .cause()
            .hasMessageStartingWith("There is no secret key: ")
            .hasNoCause()
            .extracting(e -> e.getClass().getName())
            .isEqualTo(ClerkConfigurationException.class.getName());
      }
    }
  }

  private static Object invoke(java.lang.reflect.Method method) {
    try {
      return method.invoke(null);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new LinkageError("clerkClient() cannot be called", e);
    }
  }

  private static URL[] classPath() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(new File(each).toURI().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
