package io.github.clerk4j.jaxrs;

/** Resources on Jersey. */
class JerseyResourcesTest extends ResourceScenarios {
  @Override
  Server server() {
    return new JerseyServer();
  }
}
