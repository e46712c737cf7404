package io.github.clerk4j.example;

import static io.github.clerk4j.ClerkClient.clerkClient;

import io.github.clerk4j.ClerkConfigurationException;
import java.io.IOException;

/**
 * Runs the application: on the Clerk instance of {@code CLERK_SECRET_KEY}, or on one of its own
 * where that is not set.
 *
 * <p>Further settings: {@code PORT} (8080) and {@code APP_ORIGIN}, the origin of the front end
 * ({@code http://localhost:8080}).
 */
final class App {
  private App() {}

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(setting("PORT", "8080"));
    String origin = setting("APP_ORIGIN", "http://localhost:" + port);
    try {
      boolean demo = System.getenv("CLERK_SECRET_KEY") == null;
      Demo fake = demo ? Demo.start(origin) : null;
      Server server = Server.start(port, origin, clerkClient());
      System.out.println("Listening on " + server.url());
      if (fake != null) {
        System.out.println(fake.instructions(server.url()));
      }
    } catch (ClerkConfigurationException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static String setting(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }
}
