package io.github.clerk4j.testing;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token of a JWT template: those of the template, filled in, and those of every
 * token.
 */
final class TemplateClaims {
  /**
   * The claims that a template cannot set: those of every token, and those of session tokens alone.
   */
  static final Set<String> RESERVED =
      Set.of("azp", "exp", "iat", "iss", "jti", "nbf", "sub", "sid", "v", "pla", "fea");

  private TemplateClaims() {}

  static Resource of(
      Store store,
      Resource template,
      Resource session,
      @Nullable Resource membership,
      long issuedAt) {
    Resource user = store.user(Objects.requireNonNull(session.text("user_id")));
    Resource claims = new Resource();
    Shortcodes shortcodes = new Shortcodes(context(store, session, user, membership));
    template.map("claims").forEach((name, value) -> claims.with(name, shortcodes.fillIn(value)));
    if (store.authorizedParty != null) {
      claims.with("azp", store.authorizedParty);
    }
    return claims
        .with("iss", store.issuer)
        .with("sub", user.id())
        .with("iat", issuedAt)
        .with("nbf", issuedAt - template.number("allowed_clock_skew"))
        .with("exp", issuedAt + template.number("lifetime"))
        .with("jti", RandomText.hex(20));
  }

  private static Resource context(
      Store store, Resource session, Resource user, @Nullable Resource membership) {
    Resource context =
        new Resource()
            .with("user", person(store, user))
            .with(
                "session",
                new Resource().with("id", session.id()).with("actor", session.get("actor")));
    String organizationId = session.text("last_active_organization_id");
    if (organizationId != null && membership != null) {
      Resource organization = new Resource();
      organization.putAll(store.organization(organizationId));
      organization.remove("private_metadata");
      context.with("org", organization.with("role", membership.text("role")));
      context.with(
          "org_membership",
          new Resource()
              .with("role", membership.text("role"))
              .with("permissions", membership.get("permissions"))
              .with("public_metadata", membership.get("public_metadata")));
    }
    return context;
  }

  private static Resource person(Store store, Resource user) {
    Resource person = new Resource();
    for (String each :
        new String[] {
          "id",
          "external_id",
          "username",
          "first_name",
          "last_name",
          "image_url",
          "created_at",
          "updated_at",
          "public_metadata",
          "unsafe_metadata",
          "two_factor_enabled"
        }) {
      person.with(each, user.get(each));
    }
    String name =
        Stream.of(user.text("first_name"), user.text("last_name"))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    Resource email = Identifications.primary(user, IdentificationKind.EMAIL);
    Resource phone = Identifications.primary(user, IdentificationKind.PHONE);
    Resource roles = new Resource();
    store
        .membershipsOf(user.id())
        .forEach(
            each ->
                roles.with(String.valueOf(each.map("organization").get("id")), each.text("role")));
    return person
        .with("full_name", name.isEmpty() ? null : name)
        .with("primary_email_address", text(email, "email_address"))
        .with("primary_phone_number", text(phone, "phone_number"))
        .with("primary_phone_address", text(phone, "phone_number"))
        .with("email_verified", email != null && Identifications.isVerified(email))
        .with("phone_number_verified", phone != null && Identifications.isVerified(phone))
        .with("organizations", roles);
  }

  private static @Nullable String text(@Nullable Resource identification, String member) {
    return identification == null ? null : identification.text(member);
  }
}
