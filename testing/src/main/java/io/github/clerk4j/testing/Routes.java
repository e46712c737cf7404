package io.github.clerk4j.testing;

/** The routes of an instance: the Backend API, the Frontend API, and its pages. */
final class Routes {
  /** The first segment of the paths of the Frontend API. */
  static final String FRONTEND_API = "frontend-api";

  static final String KEYS = "/.well-known/jwks.json";

  private Routes() {}

  static Router backend(
      Store store, Users users, Organizations organizations, JwtTemplates templates) {
    Router router = new Router("/v1");
    new UserRoutes(store, users).addTo(router);
    new CredentialRoutes(store, users).addTo(router);
    organizations.addTo(router);
    new IdentificationRoutes(IdentificationKind.EMAIL, store).addTo(router);
    new IdentificationRoutes(IdentificationKind.PHONE, store).addTo(router);
    new SessionRoutes(store).addTo(router);
    new RefreshRoute(store).addTo(router);
    templates.addTo(router);
    new ApiKeys(store).addTo(router);
    new MachineRoutes(store).addTo(router);
    new M2mTokens(store).addTo(router);
    new OauthTokens(store).addTo(router);
    router.on("GET", "/clients/handshake_payload", new Handshakes(store)::payload);
    router.on("GET", "/jwks", call -> store.keys.jwks());
    return router;
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
