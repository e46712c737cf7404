package io.github.clerk4j.testing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The endpoints for the domains of organizations. */
final class OrganizationDomains {
  private final Store store;
  private final Collection domains;

  OrganizationDomains(Store store) {
    this.store = store;
    this.domains = new Collection(store, "OrganizationDomain", "organization domain", "orgdmn_");
  }

  void addTo(BackendApi api) {
    String all = "/organizations/{id}/domains";
    String one = all + "/{domain_id}";
    api.on("GET", all, call -> list(call, List.of(organization(call).id())));
    api.on("POST", all, this::create);
    api.on("PATCH", one, this::update);
    api.on("DELETE", one, call -> domains.delete(domain(call)));
    api.on("POST", one + "/verify_ownership", this::verifyOwnership);
    api.on("GET", "/organization_domains", call -> list(call, call.queries("organization_id")));
  }

  private Object list(FakeRequest call, List<String> organizations) {
    String verified = call.query("verified");
    List<String> names = call.queries("domains");
    return call.list(
        domains.all(
            each ->
                ListQuery.isListed(
                        organizations, List.of(String.valueOf(each.get("organization_id"))))
                    && ListQuery.isListed(names, List.of(String.valueOf(each.get("name"))))
                    && (verified == null || verified.equals(String.valueOf(isVerified(each))))));
  }

  private Resource create(FakeRequest call) {
    Resource organization = organization(call);
    return domains.create(
        call.json(),
        (domain, fields) -> {
          String name = fields.requiredText("name");
          if (!name.matches("[\\w-]+(\\.[\\w-]+)+")) {
            throw ApiError.parameter(
                422, "form_param_format_invalid", "is invalid", "name", "name must be a domain.");
          }
          if (domains.isTaken(domain, "name")) {
            throw ApiError.parameter(
                422,
                "organization_domain_already_exists",
                "already exists",
                "name",
                "An organization has the domain " + name + ".");
          }
          domain
              .with("organization_id", organization.id())
              .with("public_organization_data", Organizations.publicData(organization));
          verify(domain, Objects.requireNonNullElse(fields.flag("verified"), true));
        });
  }

  private Resource update(FakeRequest call) {
    return domains.update(
        domain(call),
        call.json(),
        (domain, fields) -> {
          if (fields.flag("verified") != null) {
            verify(domain, fields.isTrue("verified"));
          }
        });
  }

  private Resource verifyOwnership(FakeRequest call) {
    return domain(call)
        .with("ownership_verification", verification("manual_override", true))
        .with("updated_at", store.now());
  }

  private void verify(Resource domain, boolean verified) {
    @Nullable Resource verification = verification("admin", verified);
    domain.with("verification", verification).with("affiliation_verification", verification);
  }

  private Resource verification(String strategy, boolean verified) {
    return new Resource()
        .with("status", verified ? "verified" : "unverified")
        .with("strategy", strategy)
        .with("attempts", null)
        .with("expire_at", null)
        .with("verified_at", verified ? store.now() : null);
  }

  private static boolean isVerified(Resource domain) {
    return "verified".equals(domain.map("verification").get("status"));
  }

  private Resource domain(FakeRequest call) {
    Resource domain = domains.get(call.path("domain_id"));
    if (!organization(call).id().equals(domain.get("organization_id"))) {
      throw ApiError.notFound("organization domain", domain.id());
    }
    return domain;
  }

  private Resource organization(FakeRequest call) {
    return store.organization(call.path("id"));
  }
}
