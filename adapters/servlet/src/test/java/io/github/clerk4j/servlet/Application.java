package io.github.clerk4j.servlet;

import io.github.clerk4j.scenarios.StartedApplication;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** An application on a servlet container, which a function sets up when it starts. */
final class Application {
  private Application() {}

  /** A container. */
  enum Container {
    TOMCAT,
    JETTY;

    StartedApplication start(Consumer<ServletContext> setUp) throws Exception {
      return this == TOMCAT ? tomcat(setUp) : jetty(setUp);
    }
  }

  private static StartedApplication tomcat(Consumer<ServletContext> setUp)
      throws LifecycleException {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", null);
    context.addServletContainerInitializer((types, servlets) -> setUp.accept(servlets), null);
    tomcat.start();
    URI url = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
    return new StartedApplication() {
      @Override
      public URI url() {
        return url;
      }

      @Override
      public void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
      }
    };
  }

  private static StartedApplication jetty(Consumer<ServletContext> setUp) throws Exception {
    Server jetty = new Server();
    ServerConnector connector = new ServerConnector(jetty);
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    context.addServletContainerInitializer((types, servlets) -> setUp.accept(servlets));
    jetty.setHandler(context);
    jetty.start();
    URI url = URI.create("http://127.0.0.1:" + connector.getLocalPort());
    return new StartedApplication() {
      @Override
      public URI url() {
        return url;
      }

      @Override
      public void stop() throws Exception {
        jetty.stop();
      }
    };
  }
}
