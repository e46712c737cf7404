package io.github.clerk4j.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The limits that Clerk states in sentences alone, so that the description has no rules for them.
 */
final class StatedLimits {
  /** The size of each kind of metadata, 8 KB. */
  static final int METADATA = 8 * 1024;

  private static final Set<String> METADATA_MEMBERS =
      Set.of("public_metadata", "private_metadata", "unsafe_metadata");

  /** The query parameters that take 100 values. */
  private static final Set<String> FILTERS =
      Set.of(
          "email_address",
          "external_id",
          "organization_id",
          "phone_number",
          "provider_user_id",
          "role",
          "user_id",
          "username",
          "web3_wallet");

  private static final Map<String, Integer> LENGTHS =
      Map.of(
          "CreateOrganizationParams.name", 256,
          "UpdateOrganizationParams.name", 256,
          "CreateOauthApplicationParams.name", 256,
          "UpdateOauthApplicationParams.name", 256,
          "CreateEmailParams.subject", 998,
          "EmailMailboxParams.name", 200);

  private static final Pattern SLUG = Pattern.compile("^[a-z0-9-]+$");
  private static final Set<String> SLUGS =
      Set.of("CreateOrganizationParams.slug", "UpdateOrganizationParams.slug");

  private StatedLimits() {}

  /** Returns a query parameter with its limits. */
  static DescribedValue ofQuery(DescribedValue value) {
    boolean isFilter = value.type().isList() && FILTERS.contains(value.name());
    return isFilter ? with(value, "maxItems", 100, value.pattern()) : value;
  }

  /** Returns a member of a schema with its limits. */
  static DescribedValue ofMember(String schema, DescribedValue value) {
    String place = schema + "." + value.name();
    Integer length = LENGTHS.get(place);
    if (length != null) {
      return with(value, "maxLength", length, value.pattern());
    }
    if (schema.endsWith("Params") && METADATA_MEMBERS.contains(value.name())) {
      return with(value, "maxBytes", METADATA, value.pattern());
    }
    return SLUGS.contains(place) ? with(value, "minLength", 1, SLUG) : value;
  }

  private static DescribedValue with(
      DescribedValue value, String rule, double limit, @Nullable Pattern pattern) {
    Map<String, Double> limits = new HashMap<>(value.limits());
    limits.put(rule, limit);
    return new DescribedValue(
        value.name(),
        value.type(),
        value.required(),
        value.nullable(),
        value.commas(),
        limits,
        pattern,
        value.allowed());
  }
}
