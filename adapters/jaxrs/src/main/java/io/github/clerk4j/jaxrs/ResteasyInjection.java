package io.github.clerk4j.jaxrs;

import io.github.clerk4j.auth.Auth;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.core.ResteasyContext;
import org.jboss.resteasy.spi.ContextInjector;
import org.jboss.resteasy.spi.HttpRequest;

/**
 * The injection of {@code @Context Auth} by RESTEasy. It is of the asynchronous kind, because
 * RESTEasy puts proxies elsewhere, and a sealed interface can have none.
 */
final class ResteasyInjection implements ContextInjector<CompletionStage<Auth>, Auth> {
  @Override
  public CompletionStage<Auth> resolve(
      Class<? extends CompletionStage<Auth>> rawType, Type type, Annotation[] annotations) {
    HttpRequest request = ResteasyContext.getContextData(HttpRequest.class);
    Object state = request == null ? null : request.getAttribute(ClerkFeature.STATE);
    return CompletableFuture.completedFuture(ClerkFeature.present(state).toAuth());
  }
}
