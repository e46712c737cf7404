package io.github.clerk4j.testing;

/** The routes of an instance: the Backend API, the Frontend API, and its pages. */
final class Routes {
  /** The first segment of the paths of the Frontend API. */
  static final String FRONTEND_API = "frontend-api";

  static final String KEYS = "/.well-known/jwks.json";

  private Routes() {}

  static BackendApi backend(
      Store store, Users users, Organizations organizations, JwtTemplates templates) {
    BackendApi api = new BackendApi();
    new UserRoutes(store, users).addTo(api);
    new CredentialRoutes(store, users).addTo(api);
    organizations.addTo(api);
    new IdentificationRoutes(IdentificationKind.EMAIL, store).addTo(api);
    new IdentificationRoutes(IdentificationKind.PHONE, store).addTo(api);
    new SessionRoutes(store).addTo(api);
    new RefreshRoute(store).addTo(api);
    templates.addTo(api);
    new ApiKeys(store).addTo(api);
    new MachineRoutes(store).addTo(api);
    new M2mTokens(store).addTo(api);
    new OauthTokens(store).addTo(api);
    api.on("GET", "/clients/handshake_payload", new Handshakes(store)::payload);
    api.on("GET", "/jwks", call -> store.keys.jwks());
    new Memberships(store).addTo(api);
    new OrganizationInvitations(store).addTo(api);
    new OrganizationDomains(store).addTo(api);
    new Roles(store).addTo(api);
    new RoleSets(store).addTo(api);
    new Invitations(store).addTo(api);
    new Restrictions(store).addTo(api);
    new InstanceSettings(store).addTo(api);
    new Clients(store).addTo(api);
    new UserTokens(store).addTo(api);
    new OauthApplications(store).addTo(api);
    new Billing(store).addTo(api);
    new Domains(store).addTo(api);
    return api;
  }

  static Router frontend(Store store, Users users) {
    Router router = new Router("");
    String base = "/" + FRONTEND_API;
    router.on("GET", base + "/v1/client/handshake", new Handshakes(store)::handshake);
    new ClientRoutes(store, users).addTo(router, base);
    router.on("GET", base + KEYS, call -> store.keys.jwks());
    router.on("GET", KEYS, call -> store.keys.jwks());
    new AccountPages(store, users).addTo(router);
    return router;
  }
}
