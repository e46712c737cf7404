package io.github.clerk4j.spring.test;

import io.github.clerk4j.spring.ClerkAuthentication;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/** A factory of the security context of {@link WithClerkUser}. */
final class WithClerkUserFactory implements WithSecurityContextFactory<WithClerkUser> {
  private final ApplicationContext application;

  WithClerkUserFactory(ApplicationContext application) {
    this.application = application;
  }

  @Override
  public SecurityContext createSecurityContext(WithClerkUser user) {
    ClerkCaller caller = ClerkCaller.clerk().user(user.value());
    if (!user.role().isEmpty()) {
      caller = caller.role(user.role());
    }
    if (user.permissions().length > 0) {
      caller = caller.permissions(user.permissions());
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(ClerkAuthentication.of(caller.state(application).toAuth()));
    return context;
  }
}
