package io.github.clerk4j.testing;

import static io.github.clerk4j.testing.Arguments.noNulls;
import static io.github.clerk4j.testing.Arguments.notBlank;
import static io.github.clerk4j.testing.Arguments.notNull;

import io.github.clerk4j.model.CreateJwtTemplateParams;
import io.github.clerk4j.model.CreateUserParams;
import io.github.clerk4j.model.JwtTemplate;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.OrganizationInvitation;
import io.github.clerk4j.model.OrganizationMembership;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/** The part of {@link FakeClerk} with what a test adds: users, organizations and sessions. */
abstract sealed class FakeClerkState extends FakeClerkSettings permits FakeClerk {
  FakeClerkState(Instance instance) {
    super(instance);
  }

  /** Adds a user with these email addresses, verified; the first one is primary. */
  public User addUser(String... emailAddresses) {
    return addUser(user -> {}, emailAddresses);
  }

  /** Adds a user like {@code createUser}, with these email addresses if there are any. */
  public User addUser(Consumer<? super CreateUserParams.Builder> params, String... emailAddresses) {
    CreateUserParams.Builder builder = CreateUserParams.builder();
    notNull("params", params).accept(builder);
    if (!noNulls("emailAddresses", emailAddresses).isEmpty()) {
      builder.emailAddress(emailAddresses);
    }
    return locked(it -> it.users.create(Fields.of(builder.build())).as(User.class));
  }

  /**
   * Returns the user with an id of the test's choice, such as {@code user_1}. Adds the user, with
   * an email address, unless there is one.
   */
  public User userWithId(String id) {
    notBlank("id", id);
    return locked(it -> it.users.withId(id).as(User.class));
  }

  /** Returns the current state of a user. */
  public User user(String id) {
    notBlank("id", id);
    return locked(it -> it.store.user(id).as(User.class));
  }

  /** Adds an organization; slugs are unique. */
  public Organization addOrganization(String name, String slug) {
    notBlank("name", name);
    notBlank("slug", slug);
    return locked(it -> it.organizations.create(name, slug).as(Organization.class));
  }

  /**
   * Returns the organization with an id of the test's choice, such as {@code org_1}. Adds the
   * organization unless there is one.
   */
  public Organization organizationWithId(String id) {
    notBlank("id", id);
    return locked(it -> it.organizations.withId(id).as(Organization.class));
  }

  /**
   * Adds a user to an organization, or changes the role of a member.
   *
   * @param role the role, such as {@code org:admin}
   * @param permissions the permissions of the role, such as {@code org:invoices:create}; those of
   *     the features {@code sys_...} are never in tokens, like Clerk's
   */
  public OrganizationMembership addMember(
      Organization organization, User user, String role, String... permissions) {
    String organizationId = notNull("organization", organization).id();
    String userId = notNull("user", user).id();
    notNull("role", role);
    List<String> granted = noNulls("permissions", permissions);
    return locked(
        it ->
            it.memberships
                .addAs(role, granted, it.store.organization(organizationId), it.store.user(userId))
                .as(OrganizationMembership.class));
  }

  /** Adds a pending invitation, which the user with this address sees. */
  public OrganizationInvitation addInvitation(
      Organization organization, String emailAddress, String role) {
    String id = notNull("organization", organization).id();
    notNull("emailAddress", emailAddress);
    notNull("role", role);
    return locked(
        it ->
            it.invitations
                .invite(it.store.organization(id), emailAddress, role)
                .as(OrganizationInvitation.class));
  }

  /** Accepts an invitation as the invited user does, who becomes a member with its role. */
  public OrganizationMembership acceptInvitation(OrganizationInvitation invitation, User user) {
    String id = notNull("invitation", invitation).id();
    String userId = notNull("user", user).id();
    return locked(
        it -> it.invitations.accept(id, it.store.user(userId)).as(OrganizationMembership.class));
  }

  /** Sets the plan of a user, for the claims {@code pla} and {@code fea}. */
  public void subscribe(User user, String plan, String... features) {
    String id = notNull("user", user).id();
    subscribe(it -> it.user(id), plan, features);
  }

  /** Sets the plan of an organization, for sessions in which it is active. */
  public void subscribe(Organization organization, String plan, String... features) {
    String id = notNull("organization", organization).id();
    subscribe(it -> it.organization(id), plan, features);
  }

  private void subscribe(Function<Store, Resource> payer, String plan, String... features) {
    Subscription subscription =
        new Subscription(List.of(notBlank("plan", plan)), noNulls("features", features));
    locked(
        it -> {
          String id = payer.apply(it.store).id();
          return Objects.requireNonNullElse(
              it.store.subscriptions.put(id, subscription), subscription);
        });
  }

  /**
   * Adds a JWT template with these claims, which can have placeholders like {@code {{user.id}}}.
   */
  public JwtTemplate addJwtTemplate(String name, Map<String, Object> claims) {
    notBlank("name", name);
    notNull("claims", claims);
    return addJwtTemplate(template -> template.name(name).claims(claims));
  }

  /** Adds a JWT template like {@code jwtTemplates().create}. */
  public JwtTemplate addJwtTemplate(Consumer<? super CreateJwtTemplateParams.Builder> params) {
    CreateJwtTemplateParams given = CreateJwtTemplateParams.of(notNull("params", params));
    return locked(it -> it.templates.create(Fields.of(given)).as(JwtTemplate.class));
  }

  /** Starts a session without an active organization. Throws for banned and locked users. */
  public Session signIn(User user) {
    String id = notNull("user", user).id();
    return locked(it -> it.sessions.create(it.store.user(id), null, null).as(Session.class));
  }

  /** Starts a session in which this organization is active; the user must be a member. */
  public Session signIn(User user, Organization active) {
    String id = notNull("user", user).id();
    String organization = notNull("active", active).id();
    return locked(
        it -> it.sessions.create(it.store.user(id), organization, null).as(Session.class));
  }

  /** Starts a session of this user in which another one really acts: the {@code act} claim. */
  public Session impersonate(User user, User actor) {
    String id = notNull("user", user).id();
    Map<String, Object> act = Map.of("sub", notNull("actor", actor).id());
    return locked(it -> it.sessions.create(it.store.user(id), null, act).as(Session.class));
  }

  /** Ends a session. Its tokens still verify until they expire, like Clerk's. */
  public Session signOut(Session session) {
    String id = notNull("session", session).id();
    return locked(it -> it.sessions.end(it.store.session(id), "ended").as(Session.class));
  }

  /** Returns the current state of a session. */
  public Session session(String id) {
    notBlank("id", id);
    return locked(it -> it.store.session(id).as(Session.class));
  }

  /**
   * Returns a builder of tokens of this session. Changes of the session show in the token alone.
   *
   * <pre>{@code
   * String token = clerk.sessionToken(session).expired().sign();
   * }</pre>
   */
  public TokenBuilder sessionToken(Session session) {
    Store store = open().store;
    return new TokenBuilder(store, TokenSession.existing(store, notNull("session", session).id()));
  }

  /**
   * Returns a builder of tokens of a new session of this user. The session starts when the first
   * token is signed.
   *
   * <pre>{@code
   * String token =
   *     clerk.sessionToken(user).organization(org).permissions("org:invoices:create").sign();
   * }</pre>
   */
  public TokenBuilder sessionToken(User user) {
    Store store = open().store;
    return new TokenBuilder(store, TokenSession.startedFor(store, notNull("user", user).id()));
  }

  private <T> T locked(Function<Instance, T> action) {
    Instance instance = instance();
    return instance.store.locked(() -> action.apply(instance));
  }
}
