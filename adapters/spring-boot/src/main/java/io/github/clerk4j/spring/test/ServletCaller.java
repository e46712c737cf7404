package io.github.clerk4j.spring.test;

import io.github.clerk4j.servlet.ClerkFilter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** The part of a caller that needs servlets, which an application with WebFlux lacks. */
final class ServletCaller {
  private ServletCaller() {}

  static MockHttpServletRequest of(ClerkCaller caller, MockHttpServletRequest request) {
    ClerkFilter.setState(
        request,
        caller.state(
            WebApplicationContextUtils.getWebApplicationContext(request.getServletContext())));
    return request;
  }
}
