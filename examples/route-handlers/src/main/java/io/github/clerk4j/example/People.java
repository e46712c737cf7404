package io.github.clerk4j.example;

import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The users of the example's own Clerk, with their organizations, as the sign-in card has them. */
final class People {
  private final FakeClerk clerk;
  private final Map<User, List<Map<String, String>>> memberships = new LinkedHashMap<>();
  private final Organization engines;
  private final User ada;

  People(FakeClerk clerk) {
    this.clerk = clerk;
    engines = clerk.addOrganization("Analytical Engines", "analytical-engines");
    Organization society = clerk.addOrganization("Royal Society", "royal-society");
    Organization compilers = clerk.addOrganization("Compiler Works", "compiler-works");
    clerk.subscribe(engines, "pro", "reports");
    clerk.subscribe(compilers, "free", "reports");

    ada = add("Ada", "Lovelace", "ada@example.com");
    member(society, ada, "org:member");
    member(engines, ada, "org:admin", "org:invoices:create");
    User charles = add("Charles", "Babbage", "charles@example.com");
    member(engines, charles, "org:member");
    User grace = add("Grace", "Hopper", "grace@example.com");
    member(engines, grace, "org:member");
    member(compilers, grace, "org:admin", "org:invoices:create");
    add("Mary", "Somerville", "mary@example.com");
  }

  User ada() {
    return ada;
  }

  Organization engines() {
    return engines;
  }

  /** Returns the people as JSON, with their present names. */
  List<Map<String, Object>> toJson() {
    List<Map<String, Object>> people = new ArrayList<>();
    memberships.forEach(
        (user, organizations) ->
            people.add(
                Map.of(
                    "id", user.id(),
                    "name", String.valueOf(clerk.user(user.id()).fullName()),
                    "email", user.emailAddresses().get(0).emailAddress(),
                    "organizations", organizations)));
    return people;
  }

  private User add(String firstName, String lastName, String email) {
    Map<String, Object> secret = Map.of("salary", 100_000L);
    User user =
        clerk.addUser(
            u -> u.firstName(firstName).lastName(lastName).privateMetadata(secret), email);
    memberships.put(user, new ArrayList<>());
    return user;
  }

  private void member(Organization organization, User user, String role, String... permissions) {
    clerk.addMember(organization, user, role, permissions);
    memberships
        .computeIfAbsent(user, each -> new ArrayList<>())
        .add(Map.of("name", organization.name(), "role", role));
  }
}
