package io.github.clerk4j.spring;

import io.github.clerk4j.auth.ClerkScript;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.SmartView;

/**
 * An interceptor that adds a {@link ClerkPage} to the model of each page, and the policy to its
 * headers if that is enabled. It leaves alone redirects, and responses without a view. Thread-safe.
 */
final class ClerkPageInterceptor implements HandlerInterceptor {
  static final String NAME = "clerk";
  static final String POLICY = "Content-Security-Policy";

  private final ObjectProvider<ClerkScript> script;
  private final ClerkProperties.ContentSecurityPolicy policy;

  /**
   * Creates an interceptor.
   *
   * @throws io.github.clerk4j.ClerkConfigurationException if the policy is malformed, or lacks a
   *     publishable key
   */
  ClerkPageInterceptor(
      ObjectProvider<ClerkScript> script, ClerkProperties.ContentSecurityPolicy policy) {
    this.script = script;
    this.policy = policy;
    if (policy.enabled()) {
      new ClerkPage(script::getObject).policy(policy.sources());
    }
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (page == null || !page.hasView() || isRedirect(page) || page.getModel().containsKey(NAME)) {
      return;
    }
    ClerkPage clerk = new ClerkPage(script::getObject);
    page.addObject(NAME, clerk);
    if (policy.enabled() && response.getHeader(POLICY) == null) {
      response.setHeader(POLICY, clerk.policy(policy.sources()).toString());
    }
  }

  private static boolean isRedirect(ModelAndView page) {
    String view = page.getViewName();
    return view == null
        ? page.getView() instanceof SmartView smart && smart.isRedirectView()
        : view.startsWith("redirect:");
  }
}
