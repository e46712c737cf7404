package io.github.clerk4j.example;

import com.sun.net.httpserver.HttpServer;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.testing.FakeClock;
import java.io.IOException;

/**
 * The program, with the Clerk instance of {@code CLERK_SECRET_KEY}, or with one of its own if that
 * is not set.
 *
 * <p>Other settings: {@code PORT} (defaults to 8080; 0 for any free port), {@code APP_ORIGIN}, the
 * origin of the front end (defaults to the application's own), and {@code CLERK_PUBLISHABLE_KEY}.
 */
final class App {
  private App() {}

  public static void main(String[] args) {
    // Otherwise the JDK's server delays the body of a response for some 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer http = bind(setting("PORT", "8080"));
    String origin = setting("APP_ORIGIN", Server.url(http));
    try {
      Lab lab =
          System.getenv("CLERK_SECRET_KEY") == null ? Lab.start(origin, FakeClock.ticking()) : null;
      LiveLog log = new LiveLog();
      ClerkClient clerk = ClerkClient.builder().listener(log).build();
      Application application = Application.start(http, origin, clerk, log, lab);
      System.out.println("Listening on " + application.url());
      if (lab != null) {
        System.out.println(Instructions.of(application.url(), lab.token()));
      } else if (setting("CLERK_PUBLISHABLE_KEY", "").isEmpty()) {
        System.out.println(Instructions.NO_PUBLISHABLE_KEY);
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
