package io.github.clerk4j.spring;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.servlet.ClerkFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** A resolver of {@link ClerkArguments} for Spring MVC. Thread-safe. */
final class ClerkArgumentResolver implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return ClerkArguments.isSupported(parameter);
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Auth auth = ClerkArguments.orOf(ClerkFilter.auth(servlet(request)), request.getUserPrincipal());
    return ClerkArguments.value(parameter, ClerkArguments.require(parameter, auth));
  }

  static HttpServletRequest servlet(NativeWebRequest request) {
    return Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
  }
}
