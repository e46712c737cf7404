/** {@code @ClerkTest}: a Clerk in the JVM, a client and an authenticator for tests with JUnit. */
@SuppressWarnings("module")
module io.github.clerk4j.junit {
  requires transitive io.github.clerk4j.auth;
  requires transitive io.github.clerk4j.testing;
  requires transitive org.junit.jupiter.api;

  exports io.github.clerk4j.junit;

  opens io.github.clerk4j.junit to
      org.junit.platform.commons;
}
