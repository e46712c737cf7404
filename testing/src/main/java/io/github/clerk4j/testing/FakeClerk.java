package io.github.clerk4j.testing;

import io.github.clerk4j.model.CreateJwtTemplateParams;
import io.github.clerk4j.model.CreateUserParams;
import io.github.clerk4j.model.JwtTemplate;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.OrganizationInvitation;
import io.github.clerk4j.model.OrganizationMembership;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Clerk instance in this JVM. It stores users, sessions, organizations and JWT templates, serves
 * the Backend API over HTTP on loopback, and signs real tokens.
 *
 * <p>An application under test needs only {@link #apiUrl()} and {@link #secretKey()}. The test and
 * the application see the same state. A method throws {@code IllegalArgumentException} if Clerk
 * would return an error. It checks requests against the description of the Backend API. The few
 * operations without state respond with samples, and say so once in the log. All threads are
 * daemons. Thread-safe.
 */
public final class FakeClerk implements AutoCloseable {
  private final Store store;
  private final Users users;
  private final Sessions sessions;
  private final Organizations organizations;
  private final Memberships memberships;
  private final OrganizationInvitations invitations;
  private final JwtTemplates templates;
  private final Browsers browsers;
  private final MachineTokens machineTokens;
  private final Webhooks webhooks;
  private final StubbedResponses forced = new StubbedResponses();
  private final RequestLog log = new RequestLog();
  private final String secretKey;
  private final LoopbackServer server;
  private final Faults faults;

  private FakeClerk(Builder builder) {
    store =
        new Store(
            builder.clock,
            "https://" + builder.frontendApi,
            builder.production,
            builder.authorizedParty,
            builder.seed);
    users = new Users(store);
    sessions = new Sessions(store);
    organizations = new Organizations(store);
    memberships = new Memberships(store);
    invitations = new OrganizationInvitations(store);
    templates = new JwtTemplates(store);
    browsers = new Browsers(store);
    machineTokens = new MachineTokens(store);
    webhooks = new Webhooks(store);
    secretKey =
        "sk_" + store.environment() + RandomText.base62(42, builder.seed.random("secret key"));
    FaultRules rules = new FaultRules();
    server =
        new LoopbackServer(
            builder.port,
            new RequestDispatcher(
                store,
                secretKey,
                () -> Routes.backend(store, users, organizations, templates),
                Routes.frontend(store, users),
                forced,
                rules,
                log));
    faults = new Faults(store, rules, server);
  }

  /**
   * Starts an empty development instance on any free port, with a clock that ticks.
   *
   * @throws java.io.UncheckedIOException if it cannot listen
   */
  public static FakeClerk start() {
    return builder().start();
  }

  /** Returns a builder, to set the clock, the port and the kind of instance. */
  public static Builder builder() {
    return new Builder();
  }

  // The settings of an application

  /**
   * Returns the URL of the Backend API, such as {@code http://127.0.0.1:49152}, without {@code
   * /v1}.
   */
  public String apiUrl() {
    return server.url();
  }

  /** Returns the secret key, new for each instance; a request without it gets status 401. */
  public String secretKey() {
    return secretKey;
  }

  /** Returns the publishable key, which encodes the host of the issuer. */
  public String publishableKey() {
    return store.publishableKey();
  }

  /** Returns the PEM of the public key that verifies new tokens, until keys are rotated. */
  public String jwtKey() {
    return locked(store.keys::pem);
  }

  /**
   * Returns the {@code iss} claim of tokens. Nothing listens at this URL; see {@link #jwksUrl()}.
   */
  public String issuer() {
    return store.issuer;
  }

  /** Returns the URL of the key set of the Frontend API, which needs no secret key. */
  public String jwksUrl() {
    return server.url() + Routes.KEYS;
  }

  /**
   * Returns the URL of the Frontend API, with handshakes and the key set. Set it as the
   * application's proxy URL, because nothing listens at the host in the publishable key.
   */
  public String frontendApiUrl() {
    return server.url() + "/" + Routes.FRONTEND_API;
  }

  /**
   * Returns the URL of a sign-in page. A person picks a user there, and is redirected to the {@code
   * redirect_url} of the query. The organization that the user activated or joined last is active
   * then.
   */
  public String signInUrl() {
    return server.url() + AccountPages.SIGN_IN;
  }

  /** Returns the URL of a sign-up page, which adds a user, and signs the user in. */
  public String signUpUrl() {
    return server.url() + AccountPages.SIGN_UP;
  }

  /** Returns the URL that signs the browser out, and redirects to {@code redirect_url}. */
  public String signOutUrl() {
    return server.url() + AccountPages.SIGN_OUT;
  }

  /**
   * Returns the URL of a page on which a person switches to another organization. With {@code
   * organization_id}, an id or slug, or empty for none, it switches at once, and redirects to
   * {@code redirect_url}.
   */
  public String switchOrganizationUrl() {
    return server.url() + AccountPages.ORGANIZATION;
  }

  /** Returns the signing secret of webhooks, {@code whsec_...}. */
  public String webhookSigningSecret() {
    return webhooks.signingSecret();
  }

  /** Returns the {@code azp} claim of tokens, or null if they have none. */
  public @Nullable String authorizedParty() {
    return store.authorizedParty;
  }

  /**
   * Returns the settings of an application by their environment variables. The names are those that
   * clerk4j reads: {@code CLERK_SECRET_KEY}, {@code CLERK_API_URL}, {@code CLERK_PUBLISHABLE_KEY},
   * {@code CLERK_PROXY_URL}, {@code CLERK_SIGN_IN_URL}, {@code CLERK_SIGN_UP_URL} and {@code
   * CLERK_WEBHOOK_SIGNING_SECRET}.
   */
  public Map<String, String> environment() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("CLERK_SECRET_KEY", secretKey());
    settings.put("CLERK_API_URL", apiUrl());
    settings.put("CLERK_PUBLISHABLE_KEY", publishableKey());
    settings.put("CLERK_PROXY_URL", frontendApiUrl());
    settings.put("CLERK_SIGN_IN_URL", signInUrl());
    settings.put("CLERK_SIGN_UP_URL", signUpUrl());
    settings.put("CLERK_WEBHOOK_SIGNING_SECRET", webhookSigningSecret());
    return Collections.unmodifiableMap(settings);
  }

  /** Returns the clock of the instance. */
  public FakeClock clock() {
    return store.clock;
  }

  // Resources

  /** Adds a user with these email addresses, verified; the first one is primary. */
  public User addUser(String... emailAddresses) {
    return addUser(user -> {}, emailAddresses);
  }

  /** Adds a user like {@code createUser}, with these email addresses if there are any. */
  public User addUser(Consumer<? super CreateUserParams.Builder> params, String... emailAddresses) {
    CreateUserParams.Builder builder = CreateUserParams.builder();
    params.accept(builder);
    if (emailAddresses.length > 0) {
      builder.emailAddress(emailAddresses);
    }
    Fields fields = Fields.of(builder.build());
    return locked(() -> users.create(fields).as(User.class));
  }

  /**
   * Returns the user with an id of the test's choice, such as {@code user_1}. Adds the user, with
   * an email address, unless there is one.
   */
  public User userWithId(String id) {
    return locked(() -> users.withId(id).as(User.class));
  }

  /** Adds the users, organizations and JWT templates of a file; see {@link InstanceData}. */
  void load(String json) {
    new InstanceData(store, users, organizations, templates).add(json);
  }

  /** Returns the current state of a user. */
  public User user(String id) {
    return locked(() -> store.user(id).as(User.class));
  }

  /** Adds an organization; slugs are unique. */
  public Organization addOrganization(String name, String slug) {
    return locked(() -> organizations.create(name, slug).as(Organization.class));
  }

  /**
   * Returns the organization with an id of the test's choice, such as {@code org_1}. Adds the
   * organization unless there is one.
   */
  public Organization organizationWithId(String id) {
    return locked(() -> organizations.withId(id).as(Organization.class));
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
    return locked(
        () ->
            memberships
                .addAs(
                    role,
                    List.of(permissions),
                    store.organization(organization.id()),
                    store.user(user.id()))
                .as(OrganizationMembership.class));
  }

  /** Adds a pending invitation, which the user with this address sees. */
  public OrganizationInvitation addInvitation(
      Organization organization, String emailAddress, String role) {
    return locked(
        () ->
            invitations
                .invite(store.organization(organization.id()), emailAddress, role)
                .as(OrganizationInvitation.class));
  }

  /** Accepts an invitation as the invited user does, who becomes a member with its role. */
  public OrganizationMembership acceptInvitation(OrganizationInvitation invitation, User user) {
    return locked(
        () ->
            invitations
                .accept(invitation.id(), store.user(user.id()))
                .as(OrganizationMembership.class));
  }

  /** Sets the plan of a user, for the claims {@code pla} and {@code fea}. */
  public void subscribe(User user, String plan, String... features) {
    subscribe(user.id(), plan, features);
  }

  /** Sets the plan of an organization, for sessions in which it is active. */
  public void subscribe(Organization organization, String plan, String... features) {
    subscribe(organization.id(), plan, features);
  }

  /**
   * Adds a JWT template with these claims, which can have placeholders like {@code {{user.id}}}.
   */
  public JwtTemplate addJwtTemplate(String name, Map<String, Object> claims) {
    return addJwtTemplate(template -> template.name(name).claims(claims));
  }

  /** Adds a JWT template like {@code jwtTemplates().create}. */
  public JwtTemplate addJwtTemplate(Consumer<? super CreateJwtTemplateParams.Builder> params) {
    Fields fields = Fields.of(CreateJwtTemplateParams.of(params));
    return locked(() -> templates.create(fields).as(JwtTemplate.class));
  }

  // Sessions

  /** Starts a session without an active organization. Throws for banned and locked users. */
  public Session signIn(User user) {
    return locked(() -> sessions.create(store.user(user.id()), null, null).as(Session.class));
  }

  /** Starts a session in which this organization is active; the user must be a member. */
  public Session signIn(User user, Organization active) {
    return locked(
        () -> sessions.create(store.user(user.id()), active.id(), null).as(Session.class));
  }

  /** Starts a session of this user in which another one really acts: the {@code act} claim. */
  public Session impersonate(User user, User actor) {
    Map<String, Object> act = Map.of("sub", actor.id());
    return locked(() -> sessions.create(store.user(user.id()), null, act).as(Session.class));
  }

  /** Ends a session. Its tokens still verify until they expire, like Clerk's. */
  public Session signOut(Session session) {
    return locked(() -> sessions.end(store.session(session.id()), "ended").as(Session.class));
  }

  /** Returns the browsers, to sign them in and out. */
  public Browsers browsers() {
    return browsers;
  }

  /** Returns the API keys, M2M tokens and OAuth access tokens. */
  public MachineTokens machineTokens() {
    return machineTokens;
  }

  /** Returns the webhooks: delivered by themselves, or for the test to pass on. */
  public Webhooks webhooks() {
    return webhooks;
  }

  /** Returns the current state of a session. */
  public Session session(String id) {
    return locked(() -> store.session(id).as(Session.class));
  }

  /**
   * Returns a builder of tokens of this session. Changes of the session show in the token alone.
   *
   * <pre>{@code
   * String token = clerk.sessionToken(session).expired().sign();
   * }</pre>
   */
  public TokenBuilder sessionToken(Session session) {
    return new TokenBuilder(store, TokenSession.existing(store, session.id()));
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
    return new TokenBuilder(store, TokenSession.startedFor(store, user.id()));
  }

  /** Rotates the keys: new tokens are signed with a new key. The key set keeps the previous one. */
  public void rotateKeys() {
    locked(
        () -> {
          store.keys.rotate();
          return store;
        });
  }

  // Requests and responses

  /** Returns the latest 1000 requests, oldest first. */
  public List<ReceivedRequest> requests() {
    return log.all();
  }

  /** Clears the requests. */
  public void clearRequests() {
    log.clear();
  }

  /** Returns the faults that last: rate limits, outages, slowness and drift. */
  public Faults faults() {
    return faults;
  }

  /** Enqueues responses for the next requests, one each, whatever their path and key. */
  public void enqueue(FakeResponse... responses) {
    forced.enqueue(responses);
  }

  /**
   * Stubs the response to all requests of a method and path.
   *
   * @param method the method in upper case
   * @param path the path without {@code /v1}, such as {@code /users/{user_id}}; a segment in braces
   *     matches any segment
   * @throws IllegalArgumentException if method or path could never match
   */
  public void stub(String method, String path, FakeResponse response) {
    forced.stub(method, path, response);
  }

  /** Removes all responses of {@code enqueue} and {@code stub}. */
  public void resetResponses() {
    forced.clear();
  }

  /** Stops the instance for good. */
  @Override
  public void close() {
    webhooks.close();
    server.close();
  }

  @Override
  public String toString() {
    return "FakeClerk[" + apiUrl() + "]";
  }

  private void subscribe(String id, String plan, String... features) {
    Subscription subscription = new Subscription(List.of(plan), List.of(features));
    locked(
        () -> Objects.requireNonNullElse(store.subscriptions.put(id, subscription), subscription));
  }

  private <T> T locked(Supplier<T> action) {
    return store.locked(action);
  }

  /** A builder of instances. Not thread-safe. */
  public static final class Builder {
    private FakeClock clock = FakeClock.ticking();
    private int port;
    private boolean production;
    private String frontendApi = "clerk.fake.test";
    private @Nullable String authorizedParty;
    private Seed seed = Seed.NONE;

    private Builder() {}

    /** Sets the clock. Defaults to one of its own that ticks. */
    public Builder clock(FakeClock clock) {
      this.clock = clock;
      return this;
    }

    /** Sets the port on 127.0.0.1. Defaults to 0, which means any free port. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /** Makes a production instance, with live keys and without {@code createSession}. */
    public Builder production() {
      this.production = true;
      return this;
    }

    /** Sets the host in the issuer and publishable key. Defaults to {@code clerk.fake.test}. */
    public Builder frontendApi(String host) {
      this.frontendApi = host;
      return this;
    }

    /**
     * Sets the {@code azp} claim of tokens, such as {@code https://app.example.com}. Defaults to
     * none.
     */
    public Builder authorizedParty(String origin) {
      this.authorizedParty = origin;
      return this;
    }

    /**
     * Derives the keys of the instance from a text, so that an instance that is started again has
     * the same ones. Rotated keys are new. Everybody who knows the text can sign tokens.
     */
    public Builder seed(String text) {
      this.seed = new Seed(Objects.requireNonNull(text, "seed"));
      return this;
    }

    /**
     * Starts the instance.
     *
     * @throws java.io.UncheckedIOException if it cannot listen
     */
    public FakeClerk start() {
      return new FakeClerk(this);
    }
  }
}
