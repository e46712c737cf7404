package io.github.clerk4j.jaxrs;

import io.github.clerk4j.auth.Auth;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.glassfish.hk2.api.Factory;
import org.glassfish.hk2.api.Injectee;
import org.glassfish.hk2.api.InstantiationService;
import org.glassfish.hk2.api.MultiException;
import org.glassfish.hk2.api.PerLookup;
import org.glassfish.hk2.utilities.binding.AbstractBinder;

/** The injection of {@code Auth} and {@code CurrentAuth} by Jersey with HK2. */
final class JerseyInjection extends AbstractBinder {
  @Override
  protected void configure() {
    bindFactory(AuthFactory.class, PerLookup.class).to(Auth.class).in(PerLookup.class);
    bind(OfThread.class).to(CurrentAuth.class).in(Singleton.class);
  }

  /** The caller of the request that the thread handles. */
  static final class OfThread implements CurrentAuth {
    private final Provider<ContainerRequestContext> request;

    @Inject
    OfThread(Provider<ContainerRequestContext> request) {
      this.request = request;
    }

    @Override
    public Auth get() {
      return ClerkFeature.auth(requestOfThread());
    }

    private ContainerRequestContext requestOfThread() {
      try {
        return request.get();
      } catch (MultiException e) { // there is none
        throw new IllegalStateException(ClerkFeature.NOT_AUTHENTICATED, e);
      }
    }
  }

  /** A factory that is asked for each parameter. */
  static final class AuthFactory implements Factory<Auth> {
    private final InstantiationService injection;
    private final Provider<ContainerRequestContext> request;

    @Inject
    AuthFactory(InstantiationService injection, Provider<ContainerRequestContext> request) {
      this.injection = injection;
      this.request = request;
    }

    /**
     * Returns the auth object of the request.
     *
     * @throws IllegalStateException if it is not for the parameter of a resource method
     */
    @Override
    @PerLookup
    public Auth provide() {
      Injectee into = injection.getInstantiationData().getParentInjectee();
      if (into != null && into.getParent() != null) { // a field of a singleton would keep it
        throw new IllegalStateException(ClerkFeature.NOT_AUTHENTICATED);
      }
      return ClerkFeature.auth(request.get());
    }

    @Override
    public void dispose(Auth auth) {}
  }
}
