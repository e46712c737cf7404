package io.github.clerk4j.testing.matrix;

import io.github.clerk4j.model.CreatedMachine;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts of personas in a fake: users, organizations, machines and another instance. */
final class Callers implements AutoCloseable {
  private final FakeClerk fake;
  private final String origin;
  private final Map<String, List<String>> permissions;
  private final Organization organization;
  private final Organization otherOrganization;
  private final CreatedMachine machine;
  private final FakeClerk otherInstance;
  private final Organization organizationThere;

  Callers(
      FakeClerk fake,
      String origin,
      Map<String, List<String>> permissions,
      @Nullable Organization organization,
      @Nullable CreatedMachine application) {
    this.fake = fake;
    this.origin = origin;
    this.permissions = permissions;
    this.organization = organization == null ? newOrganization(fake) : organization;
    this.otherOrganization = newOrganization(fake);
    this.machine =
        application == null
            ? fake.machineTokens().addMachine("matrix")
            : fake.machineTokens().addMachine("matrix", application);
    this.otherInstance = like(fake);
    this.organizationThere = newOrganization(otherInstance);
  }

  private static FakeClerk like(FakeClerk fake) {
    FakeClerk.Builder builder = FakeClerk.builder().clock(fake.clock());
    return (fake.publishableKey().startsWith("pk_live_") ? builder.production() : builder).start();
  }

  private static Organization newOrganization(FakeClerk clerk) {
    return clerk.addOrganization("Matrix", "matrix-" + UUID.randomUUID());
  }

  /** Returns the organization of the personas that are in none of another name. */
  Organization organization() {
    return organization;
  }

  /** Returns a new member of the organization, who is none of the personas. */
  User bystander() {
    User user = newUser(fake);
    join(fake, organization, user, "org:member");
    return user;
  }

  Caller of(Persona persona) {
    return switch (persona.kind()) {
      case SIGNED_OUT -> signedOut();
      case USER -> user(persona);
      case API_KEY ->
          bearer(
              fake.machineTokens()
                  .addApiKey(userOf(persona, fake), persona.scopes().toArray(String[]::new))
                  .secret());
      case M2M -> bearer(fake.machineTokens().addM2mToken(machine).token());
      case OAUTH ->
          bearer(
              fake.machineTokens()
                  .addOauthToken(
                      userOf(persona, fake), "matrix", persona.scopes().toArray(String[]::new)));
      case TOKEN -> bearer(Objects.requireNonNull(persona.token()));
    };
  }

  private Caller user(Persona persona) {
    User user = userOf(persona, fake);
    return switch (persona.place()) {
      case HERE -> user(persona, fake, signIn(fake, organization, user, persona.role()), null);
      case OTHER_ORGANIZATION ->
          user(persona, fake, signIn(fake, otherOrganization, user, persona.role()), null);
      case OTHER_INSTANCE -> {
        User there = newUser(otherInstance);
        Session session = signIn(otherInstance, organizationThere, there, persona.role());
        yield user(persona, otherInstance, session, fake.signIn(user));
      }
    };
  }

  private Caller user(Persona persona, FakeClerk issuer, Session session, @Nullable Session own) {
    return new UserCaller(
        fake, issuer, session, own == null ? session : own, persona.condition(), origin);
  }

  private Session signIn(FakeClerk clerk, Organization active, User user, @Nullable String role) {
    if (role == null) {
      return clerk.signIn(user);
    }
    join(clerk, active, user, role);
    return clerk.signIn(user, active);
  }

  private void join(FakeClerk clerk, Organization into, User user, String role) {
    String[] granted = permissions.getOrDefault(role, List.of()).toArray(String[]::new);
    clerk.addMember(into, user, role, granted);
  }

  private static User userOf(Persona persona, FakeClerk clerk) {
    return persona.user() == null ? newUser(clerk) : persona.user();
  }

  private static User newUser(FakeClerk clerk) {
    return clerk.addUser("matrix-" + UUID.randomUUID() + "@example.com");
  }

  private static Caller bearer(String token) {
    return () -> Map.of("Authorization", "Bearer " + token);
  }

  /**
   * Returns a caller whose browser Clerk knows to be signed out, so that no handshake is needed.
   */
  private Caller signedOut() {
    boolean production = fake.publishableKey().startsWith("pk_live_");
    String cookies =
        "__client_uat=0"
            + (production ? "" : "; __clerk_db_jwt=" + fake.browsers().newDevBrowserToken());
    return new Caller() {
      @Override
      public Map<String, String> program() {
        return Map.of();
      }

      @Override
      public Map<String, String> browser() {
        return Map.of("Cookie", cookies);
      }
    };
  }

  @Override
  public void close() {
    otherInstance.close();
  }
}
