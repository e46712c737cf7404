package io.github.clerk4j.example;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.model.User;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.model.WebhookEvent.UserCreated;
import io.github.clerk4j.spring.ClerkWebhook;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** A page, two resources and a webhook. */
@RestController
class InvoicesController {
  private static final Logger LOG = LoggerFactory.getLogger(InvoicesController.class);

  record Invoice(String organization, int number) {}

  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  String page(User user) {
    return """
    <!doctype html>
    <title>Invoices</title>
    <h1>Hello %s</h1>
    <p><a href="/me">What Clerk knows</a> · <a href="/invoices">Invoices</a>
    """
        .formatted(HtmlUtils.htmlEscape(name(user)));
  }

  private static String name(User user) {
    return user.emailAddresses().isEmpty()
        ? user.id()
        : user.emailAddresses().get(0).emailAddress();
  }

  @GetMapping("/me")
  User me(User user) {
    return user;
  }

  @GetMapping("/invoices")
  @PreAuthorize("hasAuthority('org:invoices:read')")
  List<Invoice> invoices(Auth auth) {
    return List.of(new Invoice(Objects.requireNonNull(auth.orgId()), 1));
  }

  @PostMapping("/webhooks/clerk")
  void receive(@ClerkWebhook WebhookEvent event) {
    if (event instanceof UserCreated created) {
      LOG.info("Welcome, {}", created.data().id());
    }
  }
}
