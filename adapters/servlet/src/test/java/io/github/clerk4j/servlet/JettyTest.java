package io.github.clerk4j.servlet;

/** The scenarios on Jetty, with statuses that hide nothing. */
class JettyTest extends ServletScenarios {
  @Override
  Application.Container container() {
    return Application.Container.JETTY;
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
