package io.github.clerk4j.spring;

import io.github.clerk4j.auth.FrontendApiProxy;
import io.github.clerk4j.servlet.FrontendApiProxyServlet;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * The proxy of the Frontend API as a filter. It is before the filters that read forms, such as
 * those for CSRF tokens, which would take the body from it. So it needs no rule of Spring Security.
 */
final class FrontendApiProxyFilter implements Filter {
  private final FrontendApiProxyServlet servlet;

  FrontendApiProxyFilter(FrontendApiProxy proxy) {
    this.servlet = new FrontendApiProxyServlet(proxy);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    servlet.service(request, response);
  }
}
