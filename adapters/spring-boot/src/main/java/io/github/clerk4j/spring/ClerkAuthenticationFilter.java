package io.github.clerk4j.spring;

import io.github.clerk4j.servlet.ClerkFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.GenericFilterBean;

/**
 * A filter of Spring Security that passes the caller on, whom {@link ClerkFilter} authenticated. It
 * runs in all dispatches, and leaves a caller alone whom another mechanism authenticated.
 */
final class ClerkAuthenticationFilter extends GenericFilterBean {
  private final SecurityContextHolderStrategy holder =
      SecurityContextHolder.getContextHolderStrategy();
  private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();
  private final SecurityContextRepository repository =
      new RequestAttributeSecurityContextRepository();

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Authentication known = holder.getContext().getAuthentication();
    if (known == null || trust.isAnonymous(known)) {
      Authentication caller = ClerkAuthentication.of(ClerkFilter.auth(request));
      if (caller != null) {
        SecurityContext context = holder.createEmptyContext();
        context.setAuthentication(caller);
        holder.setContext(context);
        repository.saveContext(
            context, (HttpServletRequest) request, (HttpServletResponse) response);
      }
    }
    chain.doFilter(request, response);
  }
}
