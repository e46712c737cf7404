package io.github.clerk4j.spring;

/** The proxy in Spring MVC. */
class ServletProxyTest extends ProxyTest {}
