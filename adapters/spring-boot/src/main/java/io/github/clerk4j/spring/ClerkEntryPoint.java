package io.github.clerk4j.spring;

import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.servlet.ClerkFilter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/**
 * The responses to callers whom Spring Security rejects. One that is not signed in gets that of
 * {@code protect()}: a redirect for a page, otherwise 401 with the reason. Others get 403.
 */
final class ClerkEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

  @Override
  public void commence(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable AuthenticationException reason)
      throws IOException {
    try {
      ClerkFilter.auth(request).protect(AcceptedTokens.any());
    } catch (ProtectException rejected) {
      ClerkFilter.send(rejected.response(), response);
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
  }

  /** A request without a CSRF token and without a cookie is a program's that has to sign in. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException, ServletException {
    if (reason instanceof CsrfException
        && request.getHeader(HttpHeaders.COOKIE) == null
        && request.getUserPrincipal() == null) {
      commence(request, response, null);
    } else {
      forbidden.handle(request, response, reason);
    }
  }
}
