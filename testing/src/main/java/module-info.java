/** {@code FakeClerk}, a Clerk in the JVM, and the authorization matrix. JUnit is optional. */
@SuppressWarnings("module")
module io.github.clerk4j.testing {
  requires transitive io.github.clerk4j.generated;
  requires static org.junit.jupiter.api;
  requires java.net.http;

  exports io.github.clerk4j.testing;
  exports io.github.clerk4j.testing.junit;
  exports io.github.clerk4j.testing.matrix;
}
