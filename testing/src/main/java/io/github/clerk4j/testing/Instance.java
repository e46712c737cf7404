package io.github.clerk4j.testing;

/** The parts of a running instance. Thread-safe. */
final class Instance implements AutoCloseable {
  final Store store;
  final Users users;
  final Sessions sessions;
  final Organizations organizations;
  final Memberships memberships;
  final OrganizationInvitations invitations;
  final JwtTemplates templates;
  final Browsers browsers;
  final MachineTokens machineTokens;
  final Webhooks webhooks;
  final StubbedResponses stubs;
  final RequestLog log = new RequestLog();
  final String secretKey;
  final LoopbackServer server;
  final Faults faults;

  /**
   * Starts an instance.
   *
   * @throws java.io.UncheckedIOException if it cannot listen
   */
  Instance(InstanceOptions options) {
    store = new Store(options);
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
        "sk_" + store.environment() + RandomText.base62(42, store.seed.random("secret key"));
    Router frontend = Routes.frontend(store, users);
    stubs = new StubbedResponses(new Endpoints(frontend));
    FaultRules rules = new FaultRules();
    server =
        new LoopbackServer(
            options.port(),
            new RequestDispatcher(
                store,
                secretKey,
                () -> Routes.backend(store, users, organizations, templates),
                frontend,
                stubs,
                rules,
                log));
    faults = new Faults(store, rules, server);
  }

  /** Stops for good. Calls of the test fail from now on. */
  @Override
  public void close() {
    store.close();
    webhooks.close();
    server.close();
  }
}
