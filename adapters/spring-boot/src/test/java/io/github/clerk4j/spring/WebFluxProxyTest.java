package io.github.clerk4j.spring;

import org.springframework.boot.WebApplicationType;

/** The proxy in WebFlux. */
class WebFluxProxyTest extends ProxyTest {
  @Override
  Class<?> application() {
    return WebFluxSecurityTest.Application.class;
  }

  @Override
  WebApplicationType type() {
    return WebApplicationType.REACTIVE;
  }
}
