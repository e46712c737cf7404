package io.github.clerk4j.jaxrs;

import io.github.clerk4j.scenarios.StartedApplication;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher;
import org.jboss.resteasy.spi.ResteasyDeployment;

/** RESTEasy on Tomcat, as a servlet, and with the annotations of Jakarta Security. */
final class ResteasyServer implements Server {
  @Override
  public StartedApplication start(Application application) throws LifecycleException {
    ResteasyDeployment deployment = new ResteasyDeploymentImpl();
    deployment.setApplication(application);
    deployment.setSecurityEnabled(true);
    deployment.start();

    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", null);
    context.addServletContainerInitializer(
        (types, servlets) -> {
          servlets.setAttribute(ResteasyDeployment.class.getName(), deployment);
          ServletRegistration.Dynamic rest =
              servlets.addServlet("rest", new HttpServlet30Dispatcher());
          rest.setAsyncSupported(true);
          rest.addMapping("/*");
        },
        null);
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
        deployment.stop();
      }
    };
  }
}
