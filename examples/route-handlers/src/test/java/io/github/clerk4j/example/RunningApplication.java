package io.github.clerk4j.example;

import com.sun.net.httpserver.HttpServer;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.testing.FakeClock;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;

/** The application with a Clerk of its own, on a free port. */
record RunningApplication(Lab lab, ClerkClient clerk, Application application)
    implements AutoCloseable {
  /** Starts it with a clock that stands, so that tokens expire only if a test lets them. */
  static RunningApplication start() throws IOException {
    return start(FakeClock.standingAt(Instant.now()));
  }

  static RunningApplication start(FakeClock clock) throws IOException {
    HttpServer http = Server.bind(0);
    Lab lab = Lab.start(Server.url(http), clock);
    LiveLog log = new LiveLog();
    ClerkClient clerk = ClerkClient.builder().listener(log).build();
    return new RunningApplication(
        lab, clerk, Application.start(http, Server.url(http), clerk, log, lab));
  }

  URI url() {
    return application.url();
  }

  @Override
  public void close() {
    application.close();
    clerk.close();
    lab.close();
  }
}
