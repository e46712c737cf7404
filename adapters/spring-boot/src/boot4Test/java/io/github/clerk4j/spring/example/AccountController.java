package io.github.clerk4j.spring.example;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.model.User;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.model.WebhookEvent.UserCreated;
import io.github.clerk4j.spring.ClerkWebhook;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AccountController {
  @GetMapping("/me")
  User me(User user) { // signed in, or 401; its JSON has no private metadata
    return user;
  }

  @GetMapping("/invoices")
  @PreAuthorize("hasAuthority('org:invoices:read')") // or hasRole('org:admin'),
  // hasAuthority('SCOPE_read:users')
  String invoices(Auth auth) {
    return "Invoices of " + auth.orgId();
  }

  @PostMapping("/webhooks/clerk")
  void receive(@ClerkWebhook WebhookEvent event) { // verified with clerk.webhook-signing-secret
    if (event instanceof UserCreated created) {
      System.out.println(created.data().id());
    }
  }
}
