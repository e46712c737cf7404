package io.github.clerk4j.servlet;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The init parameters of a filter or servlet without a container. */
record Parameters(Map<String, String> values) implements FilterConfig, ServletConfig {
  @Override
  public String getFilterName() {
    return "clerk";
  }

  @Override
  public String getServletName() {
    return "clerk";
  }

  @Override
  public ServletContext getServletContext() {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable String getInitParameter(String name) {
    return values.get(name);
  }

  @Override
  public Enumeration<String> getInitParameterNames() {
    return Collections.enumeration(values.keySet());
  }
}
