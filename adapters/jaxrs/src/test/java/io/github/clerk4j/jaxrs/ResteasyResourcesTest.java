package io.github.clerk4j.jaxrs;

/** Resources on RESTEasy. */
class ResteasyResourcesTest extends ResourceScenarios {
  @Override
  Server server() {
    return new ResteasyServer();
  }
}
