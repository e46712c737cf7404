package io.github.clerk4j.jaxrs;

/** The scenarios on Jersey, with Clerk's statuses. */
class JerseyScenariosTest extends JaxrsScenarios {
  @Override
  Server server() {
    return new JerseyServer();
  }
}
