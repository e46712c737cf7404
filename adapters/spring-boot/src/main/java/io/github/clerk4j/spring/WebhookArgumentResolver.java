package io.github.clerk4j.spring;

import io.github.clerk4j.webhook.WebhookVerifier;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** A resolver of arguments with {@link ClerkWebhook} for Spring MVC. Thread-safe. */
final class WebhookArgumentResolver implements HandlerMethodArgumentResolver {
  private final ObjectProvider<WebhookVerifier> verifier;

  WebhookArgumentResolver(ObjectProvider<WebhookVerifier> verifier) {
    this.verifier = verifier;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return Webhooks.isEvent(parameter);
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders)
      throws IOException {
    HttpServletRequest servlet = ClerkArgumentResolver.servlet(request);
    if (servlet.getContentLengthLong() > Webhooks.MOST_BYTES) {
      throw Webhooks.tooLarge();
    }
    byte[] body = servlet.getInputStream().readNBytes(Webhooks.MOST_BYTES + 1);
    return Webhooks.verify(verifier.getObject(), headers(servlet), body);
  }

  private static Map<String, List<String>> headers(HttpServletRequest request) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name, Collections.list(request.getHeaders(name)));
    }
    return headers;
  }
}
