package io.github.clerk4j.jaxrs;

/** The scenarios on RESTEasy, with statuses that hide nothing. */
class ResteasyScenariosTest extends JaxrsScenarios {
  @Override
  Server server() {
    return new ResteasyServer();
  }

  @Override
  protected int signedOutStatus() {
    return 401;
  }

  @Override
  protected int unauthorizedStatus() {
    return 403;
  }
}
