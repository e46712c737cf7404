package io.github.clerk4j.example;

import com.sun.net.httpserver.HttpServer;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.testing.FakeClock;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;

/**
 * The application with a Clerk of its own, on a free port. The clock stands, so that tokens expire
 * only if a test lets them.
 */
record RunningApplication(Lab lab, ClerkClient clerk, Application application)
    implements AutoCloseable {
  static RunningApplication start() throws IOException {
    HttpServer http = Server.bind(0);
    Lab lab = Lab.start(Server.url(http), FakeClock.standingAt(Instant.now()));
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
