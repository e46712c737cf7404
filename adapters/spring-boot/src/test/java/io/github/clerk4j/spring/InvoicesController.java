package io.github.clerk4j.spring;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.ClerkPrincipal;
import io.github.clerk4j.auth.SessionAuth;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.model.WebhookEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The controller of tests with Spring Security. */
@RestController
class InvoicesController {
  @GetMapping("/me")
  User me(User user) {
    return user;
  }

  @GetMapping("/organization")
  String organization(Organization organization) {
    return organization.slug();
  }

  @GetMapping("/authorities")
  List<String> authorities(Authentication authentication) {
    return authentication.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList();
  }

  @GetMapping("/principal")
  String principal(@AuthenticationPrincipal ClerkPrincipal principal) {
    return principal.getName();
  }

  @GetMapping("/annotated")
  String annotated(@AuthenticationPrincipal Auth auth) {
    return String.valueOf(auth.userId());
  }

  @GetMapping("/session")
  String session(SessionAuth session) {
    return session.userId();
  }

  @PreAuthorize("hasRole('org:admin')")
  @GetMapping("/admin")
  String admin(Auth auth) {
    return "admin " + auth.userId();
  }

  @PreAuthorize("hasAuthority('org:invoices:read')")
  @GetMapping("/invoices")
  String invoices() {
    return "invoices";
  }

  @PreAuthorize("hasAuthority('SCOPE_read:invoices')")
  @GetMapping("/export")
  String export(Auth auth) {
    return "export for " + auth.userId();
  }

  @PostMapping("/invoices")
  String create(SessionAuth session) {
    return "created by " + session.userId();
  }

  @GetMapping("/later")
  Callable<String> later(Auth auth) {
    return () -> "later " + auth.userId();
  }

  @GetMapping("/public")
  String open(@Nullable User user, Optional<Organization> organization) {
    return user == null ? "nobody" : user.id() + " of " + organization.map(Organization::slug);
  }

  @GetMapping("/public/user")
  String openToUsers(User user) {
    return user.id();
  }

  @GetMapping("/public/broken")
  String broken() {
    throw new IllegalStateException("This handler is broken");
  }

  @PreAuthorize("hasRole('org:owner')")
  @GetMapping("/public/owner")
  String owner() {
    return "owner";
  }

  @PostMapping("/hooks")
  void receive(@ClerkWebhook WebhookEvent event) {}
}
