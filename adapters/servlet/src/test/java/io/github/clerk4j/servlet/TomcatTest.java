package io.github.clerk4j.servlet;

/** The scenarios on Tomcat, with Clerk's statuses. */
class TomcatTest extends ServletScenarios {
  @Override
  Application.Container container() {
    return Application.Container.TOMCAT;
  }
}
