package io.github.clerk4j.example;

import com.sun.net.httpserver.HttpExchange;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.SessionAuth;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.OrganizationMembership;
import io.github.clerk4j.model.User;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The user's account: shown in the user button, and changed by the profile form. */
final class Account {
  private final ClerkClient clerk;
  private final @Nullable Lab lab;

  /**
   * @param lab the Clerk instance, or null if it is a real one
   */
  Account(ClerkClient clerk, @Nullable Lab lab) {
    this.clerk = clerk;
    this.lab = lab;
  }

  /** {@code GET /demo/account} */
  Response show(Auth auth) {
    SessionAuth session = auth.protect();
    User user = session.currentUser();
    List<OrganizationMembership> memberships =
        clerk.users().getOrganizationMembershipList(user.id()).items();
    return Response.json(200, json(user, memberships));
  }

  /** {@code POST /demo/account} */
  Response save(Auth auth, HttpExchange request) throws IOException {
    String userId = auth.protect().userId();
    Map<?, ?> form = Json.read(Map.class, request.getRequestBody());
    String firstName = String.valueOf(form.get("firstName"));
    String lastName = String.valueOf(form.get("lastName"));
    User user = clerk.users().updateUser(userId, u -> u.firstName(firstName).lastName(lastName));
    Map<String, Object> saved = new LinkedHashMap<>(json(user, List.of()));
    saved.put("webhooks", lab == null ? List.of() : lab.lastWebhook());
    return Response.json(200, saved);
  }

  private static Map<String, Object> json(User user, List<OrganizationMembership> memberships) {
    var email = user.primaryEmailAddress();
    return Map.of(
        "firstName", String.valueOf(user.firstName()),
        "lastName", String.valueOf(user.lastName()),
        "email", email == null ? "" : email.emailAddress(),
        "organizations", memberships.stream().map(Account::json).toList());
  }

  private static Map<String, Object> json(OrganizationMembership membership) {
    return Map.of(
        "id", membership.organization().id(),
        "name", membership.organization().name(),
        "slug", String.valueOf(membership.organization().slug()),
        "role", membership.role());
  }
}
