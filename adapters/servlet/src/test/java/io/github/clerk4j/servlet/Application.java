package io.github.clerk4j.servlet;

import io.github.clerk4j.scenarios.StartedApplication;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Applications on servlet containers. */
final class Application {
  /** The path of the error page. */
  static final String ERROR_PAGE = "/error";

  private Application() {}

  /** A container. */
  enum Container {
    TOMCAT,
    JETTY;

    /** Starts an application, which a function sets up. */
    StartedApplication start(Consumer<ServletContext> setUp) throws Exception {
      return start(setUp, false);
    }

    /** Same as {@link #start(Consumer)}, with an error page for all errors. */
    StartedApplication startWithErrorPage(Consumer<ServletContext> setUp) throws Exception {
      return start(setUp, true);
    }

    private StartedApplication start(Consumer<ServletContext> setUp, boolean errorPage)
        throws Exception {
      return this == TOMCAT ? tomcat(setUp, errorPage) : jetty(setUp, errorPage);
    }
  }

  private static StartedApplication tomcat(Consumer<ServletContext> setUp, boolean errorPage)
      throws LifecycleException {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", null);
    context.addServletContainerInitializer((types, servlets) -> setUp.accept(servlets), null);
    if (errorPage) {
      ErrorPage page = new ErrorPage();
      page.setLocation(ERROR_PAGE);
      context.addErrorPage(page);
    }
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

  private static StartedApplication jetty(Consumer<ServletContext> setUp, boolean errorPage)
      throws Exception {
    Server jetty = new Server();
    ServerConnector connector = new ServerConnector(jetty);
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    context.addServletContainerInitializer((types, servlets) -> setUp.accept(servlets));
    if (errorPage) {
      ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
      pages.addErrorPage(ErrorPageErrorHandler.GLOBAL_ERROR_PAGE, ERROR_PAGE);
      context.setErrorHandler(pages);
    }
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
