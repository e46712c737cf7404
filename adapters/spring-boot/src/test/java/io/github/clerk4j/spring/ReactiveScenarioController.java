package io.github.clerk4j.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.scenarios.ScenarioRoutes;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The handlers of the scenarios in WebFlux. */
@RestController
class ReactiveScenarioController {
  /** Reads the raw body, because WebFlux has no text of a form. */
  @RequestMapping(ScenarioRoutes.PREFIX + "{path}")
  Mono<String> handle(@PathVariable String path, Auth auth, ServerHttpRequest request) {
    return DataBufferUtils.join(request.getBody())
        .map(body -> body.toString(UTF_8))
        .defaultIfEmpty("")
        .map(
            body ->
                ScenarioRoutes.handle(
                    auth, path, name -> request.getQueryParams().getFirst(name), body));
  }

  @PostMapping(ScenarioRoutes.WEBHOOKS)
  void receive(@ClerkWebhook WebhookEvent event) {
    ScenarioRoutes.receive(event);
  }
}
