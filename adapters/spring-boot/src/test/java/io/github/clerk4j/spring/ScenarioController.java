package io.github.clerk4j.spring;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.scenarios.ScenarioRoutes;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The handlers of the scenarios in Spring MVC. */
@RestController
class ScenarioController {
  @RequestMapping(ScenarioRoutes.PREFIX + "{path}")
  String handle(
      @PathVariable String path,
      Auth auth,
      HttpServletRequest request,
      @RequestBody(required = false) @Nullable String body) {
    return ScenarioRoutes.handle(auth, path, request::getParameter, body == null ? "" : body);
  }

  @PostMapping(ScenarioRoutes.WEBHOOKS)
  void receive(@ClerkWebhook WebhookEvent event) {
    ScenarioRoutes.receive(event);
  }
}
