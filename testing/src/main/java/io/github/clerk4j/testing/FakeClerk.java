package io.github.clerk4j.testing;

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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Clerk instance in this JVM: it keeps users, sessions, organizations and JWT templates, answers
 * the Backend API over HTTP on loopback, and signs tokens that really verify.
 *
 * <p>An application under test needs {@link #apiUrl()} and {@link #secretKey()}, and nothing else
 * that is special. What a test adds here the application finds there, and the other way round. A
 * method throws {@code IllegalArgumentException} where Clerk would refuse. A request that the fake
 * does not know is answered with status 501 and the code {@code not_in_fake_clerk}. All its threads
 * are daemons: it keeps no JVM alive. Safe for use by several threads.
 */
public final class FakeClerk implements AutoCloseable {
  private final Store store;
  private final Users users;
  private final Sessions sessions;
  private final Organizations organizations;
  private final JwtTemplates templates;
  private final Browsers browsers;
  private final MachineTokens machineTokens;
  private final WebhookSigner webhooks;
  private final StubbedResponses forced = new StubbedResponses();
  private final RequestLog log = new RequestLog();
  private final String secretKey;
  private final LoopbackServer server;

  private FakeClerk(Builder builder) {
    store =
        new Store(
            builder.clock,
            "https://" + builder.frontendApi,
            builder.production,
            builder.authorizedParty);
    users = new Users(store);
    sessions = new Sessions(store);
    organizations = new Organizations(store);
    templates = new JwtTemplates(store);
    browsers = new Browsers(store);
    machineTokens = new MachineTokens(store);
    webhooks = new WebhookSigner(store);
    secretKey = "sk_" + store.environment() + RandomText.base62(42);
    server =
        new LoopbackServer(
            builder.port,
            new RequestDispatcher(
                store,
                secretKey,
                Routes.backend(store, users, organizations, templates),
                Routes.frontend(store),
                forced,
                log));
  }

  /**
   * A development instance with nothing in it, on any free port, with a clock that ticks.
   *
   * @throws java.io.UncheckedIOException if it cannot listen
   */
  public static FakeClerk start() {
    return builder().start();
  }

  /** To choose the clock, the port and the kind of instance. */
  public static Builder builder() {
    return new Builder();
  }

  // What an application is configured with

  /** Where the Backend API is, such as {@code http://127.0.0.1:49152}; paths begin with /v1. */
  public String apiUrl() {
    return server.url();
  }

  /** The secret key, new for each instance; requests without it are answered with status 401. */
  public String secretKey() {
    return secretKey;
  }

  /** The publishable key, which encodes the host of the issuer. */
  public String publishableKey() {
    return store.publishableKey();
  }

  /** The public key in PEM that verifies tokens signed from now on, until keys are rotated. */
  public String jwtKey() {
    return locked(store.keys::pem);
  }

  /** The {@code iss} claim of tokens. Nothing answers at this URL; see {@link #jwksUrl()}. */
  public String issuer() {
    return store.issuer;
  }

  /** Where the key set is for those who have no secret key, as Clerk's Frontend API shows it. */
  public String jwksUrl() {
    return server.url() + Routes.KEYS;
  }

  /**
   * Where the Frontend API is for this machine: handshakes and the public key set. Give it to the
   * application as its proxy URL, since nothing answers at the host in the publishable key.
   */
  public String frontendApiUrl() {
    return server.url() + "/" + Routes.FRONTEND_API;
  }

  /**
   * A page on which a person picks the user to sign in as, and is sent back to the {@code
   * redirect_url} of the query. The organization that the user made active or joined last is active
   * then. The page at {@code /sign-out} beside it does the opposite.
   */
  public String signInUrl() {
    return server.url() + AccountPages.SIGN_IN;
  }

  /** The secret by which the application knows that webhooks come from here. */
  public String webhookSigningSecret() {
    return webhooks.signingSecret();
  }

  /** The clock by which everything happens here. */
  public FakeClock clock() {
    return store.clock;
  }

  // What there is

  /** Adds a user with these email addresses, verified; the first one is primary. */
  public User addUser(String... emailAddresses) {
    return addUser(user -> {}, emailAddresses);
  }

  /** Adds a user as {@code createUser} does, with these email addresses where any are given. */
  public User addUser(Consumer<? super CreateUserParams.Builder> params, String... emailAddresses) {
    CreateUserParams.Builder builder = CreateUserParams.builder();
    params.accept(builder);
    if (emailAddresses.length > 0) {
      builder.emailAddress(emailAddresses);
    }
    Fields fields = Fields.of(builder.build());
    return locked(() -> users.create(fields).as(User.class));
  }

  /** The user as stored now. */
  public User user(String id) {
    return locked(() -> store.user(id).as(User.class));
  }

  /** Adds an organization; no two share a slug. */
  public Organization addOrganization(String name, String slug) {
    return locked(() -> organizations.create(name, slug).as(Organization.class));
  }

  /**
   * Makes a user a member of an organization, or gives a member another role.
   *
   * @param role such as {@code org:admin}
   * @param permissions what the role grants, such as {@code org:invoices:create}; those of the
   *     feature {@code sys_...} never stand in tokens, as with Clerk
   */
  public OrganizationMembership addMember(
      Organization organization, User user, String role, String... permissions) {
    return locked(
        () ->
            organizations
                .addMember(
                    store.organization(organization.id()),
                    store.user(user.id()),
                    role,
                    List.of(permissions))
                .as(OrganizationMembership.class));
  }

  /** Adds a pending invitation, which shows with the user who has the address. */
  public OrganizationInvitation addInvitation(
      Organization organization, String emailAddress, String role) {
    return locked(
        () ->
            organizations
                .invite(store.organization(organization.id()), emailAddress, role)
                .as(OrganizationInvitation.class));
  }

  /** Puts a user on a plan in place of the one before; for the claims {@code pla}, {@code fea}. */
  public void subscribe(User user, String plan, String... features) {
    subscribe(user.id(), plan, features);
  }

  /** Puts an organization on a plan in place of the one before, for sessions it is active in. */
  public void subscribe(Organization organization, String plan, String... features) {
    subscribe(organization.id(), plan, features);
  }

  /** Adds a JWT template with these claims, in which {@code {{user.id}}} and the like stand. */
  public JwtTemplate addJwtTemplate(String name, Map<String, Object> claims) {
    return addJwtTemplate(template -> template.name(name).claims(claims));
  }

  /** Adds a JWT template as {@code createJwtTemplate} does. */
  public JwtTemplate addJwtTemplate(Consumer<? super CreateJwtTemplateParams.Builder> params) {
    Fields fields = Fields.of(CreateJwtTemplateParams.of(params));
    return locked(() -> templates.create(fields).as(JwtTemplate.class));
  }

  // Who is signed in

  /** Starts a session in which no organization is active. Refused for banned and locked users. */
  public Session signIn(User user) {
    return locked(() -> sessions.create(store.user(user.id()), null, null).as(Session.class));
  }

  /** Starts a session in which this organization is active, of which the user must be a member. */
  public Session signIn(User user, Organization active) {
    return locked(
        () -> sessions.create(store.user(user.id()), active.id(), null).as(Session.class));
  }

  /** Starts a session as this user in which in truth somebody else acts: the {@code act} claim. */
  public Session impersonate(User user, User actor) {
    Map<String, Object> act = Map.of("sub", actor.id());
    return locked(() -> sessions.create(store.user(user.id()), null, act).as(Session.class));
  }

  /** Ends a session. Its tokens go on being verified until they expire, as with Clerk. */
  public Session signOut(Session session) {
    return locked(() -> sessions.end(store.session(session.id()), "ended").as(Session.class));
  }

  /** The browsers, and which session they are signed in with when they come. */
  public Browsers browsers() {
    return browsers;
  }

  /** API keys, M2M tokens and OAuth access tokens. */
  public MachineTokens machineTokens() {
    return machineTokens;
  }

  /** Webhooks, to be handed to the application by the test. */
  public WebhookSigner webhooks() {
    return webhooks;
  }

  /** The session as stored now. */
  public Session session(String id) {
    return locked(() -> store.session(id).as(Session.class));
  }

  /** A session token of version 2 for 60 seconds, as the session's front end would send it. */
  public String sessionToken(Session session) {
    return token(session).sign();
  }

  /** A token of this session that can be spoilt before it is signed. */
  public TokenBuilder token(Session session) {
    return new TokenBuilder(store, session.id());
  }

  /** Signs with a new key from now on. The key set has the one before it too, but no older ones. */
  public void rotateKeys() {
    locked(
        () -> {
          store.keys.rotate();
          return store;
        });
  }

  // What is asked, and what is answered instead

  /** The latest 1000 requests, oldest first. */
  public List<ReceivedRequest> requests() {
    return log.all();
  }

  /** Forgets the requests so far. */
  public void clearRequests() {
    log.clear();
  }

  /** Answers the next requests with these, one each, whatever they ask for and by whatever key. */
  public void enqueue(FakeResponse... answers) {
    forced.enqueue(answers);
  }

  /**
   * Answers all requests of a method and path with this.
   *
   * @param path the path without {@code /v1}, such as {@code /users/{user_id}}, in which any
   *     segment can stand for the one in braces
   */
  public void stub(String method, String path, FakeResponse answer) {
    forced.stub(method, path, answer);
  }

  /** Takes back what {@code enqueue} and {@code stub} ordered. */
  public void resetResponses() {
    forced.clear();
  }

  /** Stops answering; there is no way back. */
  @Override
  public void close() {
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

  /** Chooses what an instance is like. Not safe for use by several threads at once. */
  public static final class Builder {
    private FakeClock clock = FakeClock.ticking();
    private int port;
    private boolean production;
    private String frontendApi = "clerk.fake.test";
    private @Nullable String authorizedParty;

    private Builder() {}

    /** The clock; one of its own that ticks, unless set. */
    public Builder clock(FakeClock clock) {
      this.clock = clock;
      return this;
    }

    /** The port on 127.0.0.1; any free one unless set, or where 0. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /** Makes it a production instance, with live keys, which refuses {@code createSession}. */
    public Builder production() {
      this.production = true;
      return this;
    }

    /** The host in the issuer and publishable key, {@code clerk.fake.test} unless set. */
    public Builder frontendApi(String host) {
      this.frontendApi = host;
      return this;
    }

    /**
     * The {@code azp} claim of tokens, such as {@code https://app.example.com}; none unless set.
     */
    public Builder authorizedParty(String origin) {
      this.authorizedParty = origin;
      return this;
    }

    /**
     * The instance, answering.
     *
     * @throws java.io.UncheckedIOException if it cannot listen
     */
    public FakeClerk start() {
      return new FakeClerk(this);
    }
  }
}
