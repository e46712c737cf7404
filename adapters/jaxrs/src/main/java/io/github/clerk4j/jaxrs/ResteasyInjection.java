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
    return CompletableFuture.completedFuture(ofThread());
  }

  /** Returns the caller of the request that the thread handles. */
  private static Auth ofThread() {
    HttpRequest request = ResteasyContext.getContextData(HttpRequest.class);
    Object state = request == null ? null : request.getAttribute(ClerkFeature.STATE);
    return ClerkFeature.present(state).toAuth();
  }

  /** The injection of {@code @Context CurrentAuth}. */
  static final class OfFields implements ContextInjector<CurrentAuth, CurrentAuth> {
    @Override
    public CurrentAuth resolve(
        Class<? extends CurrentAuth> rawType, Type type, Annotation[] annotations) {
      return ResteasyInjection::ofThread;
    }
  }
}
