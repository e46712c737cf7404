package io.github.clerk4j.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A program that serves a {@link FakeClerk}, for applications in any language.
 *
 * <pre>{@code
 * java -jar clerk4j-testing-...-all.jar --port 8787 --data users.json
 * }</pre>
 *
 * <p>It prints the environment of the application, and runs until it is stopped. Its keys follow
 * from a seed, so that tokens stay valid when it is started again.
 */
public final class FakeClerkServer {
  private static final String USAGE =
      """
      Usage: java -jar clerk4j-testing-all.jar [options]
        --port <number>    the port on 127.0.0.1; 8787 if absent, 0 for any free one
        --data <file>      users, organizations and JWT templates in JSON
        --seed <text>      the source of the keys; "fake" if absent
        --webhooks <url>   the URL that all changes are delivered to
        --help             shows this text
      """;

  private static final List<String> OPTIONS = List.of("--port", "--data", "--seed", "--webhooks");

  private int port = 8787;
  private String seed = "fake";
  private @Nullable Path data;
  private @Nullable String webhooks;

  private FakeClerkServer() {}

  /** Serves an instance until the process is stopped. Exits with 1 or 2 if it cannot. */
  public static void main(String[] arguments) throws InterruptedException {
    int status = run(List.of(arguments), System.out, System.err);
    if (status >= 0) {
      System.exit(status);
    }
    new CountDownLatch(1).await(); // the threads of the instance are daemons
  }

  /** Returns the exit status: 2 for wrong arguments, 1 for a port that is taken; -1 if it runs. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.contains("--help")) {
      out.print(USAGE);
      return 0;
    }
    FakeClerkServer server = new FakeClerkServer();
    try {
      server.read(arguments);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.print(USAGE);
      return 2;
    }
    FakeClerk clerk;
    try {
      clerk = FakeClerk.builder().port(server.port).seed(server.seed).start();
    } catch (UncheckedIOException e) {
      err.println("FakeClerk " + e.getMessage() + ". Choose another port with --port.");
      return 1;
    }
    try {
      server.fill(clerk);
    } catch (IllegalArgumentException e) {
      clerk.close();
      err.println("--data " + server.data + ": " + e.getMessage());
      return 2;
    }
    server.print(clerk, out);
    return -1;
  }

  private void read(List<String> arguments) {
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      if (!OPTIONS.contains(option)) {
        throw new IllegalArgumentException(
            "There is no option " + option + "; near is " + Nearest.sorted(option, OPTIONS).get(0));
      }
      if (!rest.hasNext()) {
        throw new IllegalArgumentException(option + " needs a value.");
      }
      String value = rest.next();
      switch (option) {
        case "--port" -> port = port(value);
        case "--data" -> data = file(value);
        case "--seed" -> seed = value;
        default -> webhooks = Arguments.url(option, value).toString();
      }
    }
  }

  private static int port(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException("--port must be a number from 0 to 65535: " + text);
    }
    return Integer.parseInt(text);
  }

  private static Path file(String text) {
    try {
      Path file = Path.of(text);
      if (Files.isRegularFile(file) && Files.isReadable(file)) {
        return file;
      }
    } catch (InvalidPathException e) { // reported below
    }
    throw new IllegalArgumentException("--data must be a file that can be read: " + text);
  }

  private void fill(FakeClerk clerk) {
    if (data != null) {
      clerk.load(text(data));
    }
    if (webhooks != null) {
      clerk.webhooks().deliverTo(webhooks);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the file must be in UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("the file cannot be read: " + e.getMessage(), e);
    }
  }

  private void print(FakeClerk clerk, PrintStream out) {
    out.println("# FakeClerk serves " + clerk.apiUrl() + "; set this in your application:");
    clerk.environment().forEach((name, value) -> out.println(name + "=" + value));
    out.flush();
  }
}
