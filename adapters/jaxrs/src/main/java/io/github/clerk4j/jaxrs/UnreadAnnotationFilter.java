package io.github.clerk4j.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * A filter bound by name that fails if a method is bound to {@link Protected}, but no rule was
 * checked: the annotation stands where its values cannot be read.
 */
@Protected
final class UnreadAnnotationFilter implements ContainerRequestFilter {
  static final String CHECKED = "io.github.clerk4j.jaxrs.checked";

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getProperty(CHECKED) == null) {
      throw new IllegalStateException(
          "@Protected stands where it is not read, such as on the Application: put it on resource"
              + " classes or methods");
    }
  }
}
