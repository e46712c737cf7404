package io.github.clerk4j.example;

import static io.github.clerk4j.ClerkClient.clerkClient;

import com.sun.net.httpserver.HttpServer;
import io.github.clerk4j.ClerkConfigurationException;
import java.io.IOException;

/**
 * The application, with the Clerk instance of {@code CLERK_SECRET_KEY}, or with one of its own if
 * that is not set.
 *
 * <p>Other settings: {@code PORT} (defaults to 8080; 0 for any free port) and {@code APP_ORIGIN},
 * the origin of the front end (defaults to the application's own).
 */
final class App {
  private App() {}

  public static void main(String[] args) {
    // Otherwise the JDK's server delays the body of a response for some 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer http = bind(setting("PORT", "8080"));
    String origin = setting("APP_ORIGIN", Server.url(http));
    try {
      boolean demo = System.getenv("CLERK_SECRET_KEY") == null;
      Demo fake = demo ? Demo.start(origin) : null;
      Server server = Server.start(http, origin, clerkClient());
      System.out.println("Listening on " + server.url());
      if (fake != null) {
        System.out.println(fake.instructions(server.url()));
      }
    } catch (ClerkConfigurationException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Binds the port, or ends the program with a message. */
  private static HttpServer bind(String port) {
    String advice = "Set PORT to a free port, such as PORT=8081, or to 0 for any.";
    try {
      return Server.bind(Integer.parseInt(port));
    } catch (IOException e) {
      System.err.println("Cannot listen on port " + port + ": " + e.getMessage() + ". " + advice);
    } catch (IllegalArgumentException e) {
      System.err.println("PORT must be a number from 0 to 65535: " + port + ". " + advice);
    }
    System.exit(1);
    throw new IllegalStateException("has ended");
  }

  private static String setting(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }
}
