package io.github.clerk4j.spring;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.scenarios.ScenarioRoutes;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The handlers of the scenarios in WebFlux. */
@RestController
class ReactiveScenarioController {
  @RequestMapping(ScenarioRoutes.PREFIX + "{path}")
  Mono<String> handle(
      @PathVariable String path,
      Auth auth,
      ServerHttpRequest request,
      @RequestBody(required = false) Mono<String> body) {
    return body.defaultIfEmpty("")
        .map(
            text ->
                ScenarioRoutes.handle(
                    auth, path, name -> request.getQueryParams().getFirst(name), text));
  }

  @PostMapping(ScenarioRoutes.WEBHOOKS)
  void receive(@ClerkWebhook WebhookEvent event) {
    ScenarioRoutes.receive(event);
  }
}
