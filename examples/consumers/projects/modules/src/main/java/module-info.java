module com.example.app {
  requires io.github.clerk4j.auth;
  requires io.github.clerk4j.testing;

  // The record Plan.
  opens com.example.app to io.github.clerk4j.generated;
}
