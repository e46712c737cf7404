package io.github.clerk4j.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * A matcher of webhooks, which are authenticated by their signatures. It reads the controllers at
 * the first request. Thread-safe.
 */
final class WebhookRequests implements RequestMatcher {
  private final PathPatternRequestMatcher.Builder paths;
  private final WebhookHandlers handlers;
  private volatile @Nullable List<RequestMatcher> matchers;

  WebhookRequests(PathPatternRequestMatcher.Builder paths, WebhookHandlers handlers) {
    this.paths = paths;
    this.handlers = handlers;
  }

  @Override
  public boolean matches(HttpServletRequest request) {
    List<RequestMatcher> known = matchers;
    if (known == null) {
      known = read();
      matchers = known;
    }
    return known.stream().anyMatch(each -> each.matches(request));
  }

  private List<RequestMatcher> read() {
    List<RequestMatcher> read = new ArrayList<>();
    for (WebhookHandlers.Route route : handlers.routes()) {
      for (String pattern : route.patterns()) {
        for (RequestMethod method : route.methods()) {
          read.add(paths.matcher(HttpMethod.valueOf(method.name()), pattern));
        }
        if (route.methods().isEmpty()) {
          read.add(paths.matcher(pattern));
        }
      }
    }
    return List.copyOf(read);
  }
}
