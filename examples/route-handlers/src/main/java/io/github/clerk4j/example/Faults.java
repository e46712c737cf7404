package io.github.clerk4j.example;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.model.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** The buttons that break something, and the call that survives it. */
final class Faults {
  private final Lab lab;
  private final ClerkClient clerk;
  private final LiveLog log;

  Faults(Lab lab, ClerkClient clerk, LiveLog log) {
    this.lab = lab;
    this.clerk = clerk;
    this.log = log;
  }

  void addTo(Server server) {
    server
        .on("POST /lab/fail-once", this::failOnce)
        .on("POST /lab/limit-rate", this::limitRate)
        .on("POST /lab/take-down", auth -> done(lab::takeDown, "Clerk's Backend API is down"))
        .on("POST /lab/restore", auth -> done(lab::restore, "Clerk is back"))
        .on("POST /lab/rotate-keys", auth -> done(lab::rotateKeys, "Clerk has a new signing key"))
        .on("POST /lab/expire-tokens", auth -> done(lab::expireTokens, "66 seconds have passed"));
  }

  private Response failOnce(Auth auth) {
    return survive(auth, lab::failOnce, "Clerk fails once with 503");
  }

  private Response limitRate(Auth auth) {
    return survive(auth, lab::limitRate, "Clerk has a rate limit for 2 s");
  }

  private Response done(Runnable fault, String title) {
    log.add("lab", Map.of("title", title, "text", ""));
    fault.run();
    return Response.json(200, Map.of("title", title));
  }

  /** Calls Clerk during a fault. The application's code is one line, and has no retry. */
  private Response survive(Auth auth, Runnable fault, String title) {
    String userId = Objects.requireNonNullElse(auth.userId(), lab.userId());
    done(fault, title);
    Instant start = Instant.now();
    User user = clerk.users().getUser(userId);
    long millis = Duration.between(start, Instant.now()).toMillis();
    return Response.json(200, Map.of("name", String.valueOf(user.fullName()), "millis", millis));
  }
}
