package io.github.clerk4j.testing;

import java.util.List;

/** The endpoints for redirect URLs, and for the domains of the instance. */
final class Domains {
  private final Store store;
  private final Collection redirectUrls;
  private final Collection domains;

  Domains(Store store) {
    this.store = store;
    this.redirectUrls = new Collection(store, "RedirectUrl", "redirect URL", "ru_");
    this.domains = new Collection(store, "Domain", "domain", "dmn_");
  }

  void addTo(BackendApi api) {
    redirectUrls.addTo(api, "/redirect_urls", this::checkUrl);
    domains.addTo(api, "/domains", this::fill);
    api.on("GET", "/domains", call -> call.list(all()));
  }

  private void checkUrl(Resource added, Fields fields) {
    if (!fields.requiredText("url").matches("[A-Za-z][A-Za-z0-9+.-]*://.+")) {
      throw ApiError.parameter(
          422, "form_param_format_invalid", "is invalid", "url", "url must be an absolute URL.");
    }
    if (redirectUrls.isTaken(added, "url")) {
      throw ApiError.parameter(
          400, "duplicate_record", "already exists", "url", "The redirect URL is there already.");
    }
  }

  private List<Resource> all() {
    store.fillOnce(
        "domains",
        () -> {
          String host = store.issuer.replaceFirst("https://(clerk\\.)?", "");
          domains.add(urls(domains.blank().with("name", host)));
        });
    return domains.all();
  }

  private void fill(Resource domain, Fields fields) {
    all();
    if (domains.isTaken(domain, "name")) {
      throw ApiError.parameter(
          422, "form_identifier_exists", "already exists", "name", "The domain is there already.");
    }
    if (fields.flag("is_satellite") != null && !fields.isTrue("is_satellite")) {
      throw ApiError.parameter(
          422,
          "primary_domain_already_exists",
          "primary domain already exists",
          "is_satellite",
          "Further domains must be satellites.");
    }
    urls(domain);
  }

  private static Resource urls(Resource domain) {
    return domain
        .with("frontend_api_url", "https://clerk." + domain.get("name"))
        .with("development_origin", "");
  }
}
