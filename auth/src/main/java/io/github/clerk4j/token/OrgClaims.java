package io.github.clerk4j.token;

import io.github.clerk4j.token.Entitlements.Entitlement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The claims about the active organization, of tokens of version 1 and 2. Malformed claims grant
 * nothing.
 */
record OrgClaims(
    @Nullable String id, @Nullable String slug, @Nullable String role, Map<String, Object> claims) {

  static OrgClaims of(Map<String, Object> claims) {
    if (!isVersion2(claims)) {
      return new OrgClaims(
          text(claims.get("org_id")),
          text(claims.get("org_slug")),
          text(claims.get("org_role")),
          claims);
    }
    if (!(claims.get("o") instanceof Map<?, ?> org)) {
      return new OrgClaims(null, null, null, Map.of());
    }
    String role = text(org.get("rol"));
    return new OrgClaims(
        text(org.get("id")),
        text(org.get("slg")),
        role == null || role.isEmpty() ? null : "org:" + role,
        claims);
  }

  private static boolean isVersion2(Map<String, Object> claims) {
    return claims.get("v") instanceof Long version && version == 2;
  }

  /** Unpacked each time, as most requests do not ask for them. */
  List<String> permissions() {
    if (!isVersion2(claims)) {
      return listed(claims.get("org_permissions"));
    }
    return claims.get("o") instanceof Map<?, ?> org
        ? unpacked(Entitlements.of(claims.get("fea")), text(org.get("per")), text(org.get("fpm")))
        : List.of();
  }

  private static List<String> listed(@Nullable Object claim) {
    List<String> permissions = new ArrayList<>();
    if (claim instanceof List<?> listed) {
      for (Object each : listed) {
        if (each instanceof String permission) {
          permissions.add(permission);
        }
      }
    }
    return List.copyOf(permissions);
  }

  /**
   * The permissions of version 2: of each feature of {@code fea}, the number at the same place in
   * {@code fpm} has a bit for each name in {@code per}, the lowest bit first.
   */
  private static List<String> unpacked(
      Entitlements features, @Nullable String names, @Nullable String masks) {
    if (names == null || masks == null) {
      return List.of();
    }
    List<Entitlement> feature = features.all();
    List<String> name = parts(names);
    List<String> mask = parts(masks);
    if (!mask.stream().allMatch(OrgClaims::isNumber)) { // malformed, be it beyond the features
      return List.of();
    }
    List<String> permissions = new ArrayList<>();
    for (int f = 0; f < Math.min(feature.size(), mask.size()); f++) {
      if (!feature.get(f).isOfOrganization()) {
        continue;
      }
      BigInteger bits = new BigInteger(mask.get(f));
      for (int n = 0; n < name.size(); n++) {
        if (bits.testBit(n) && !name.get(n).isEmpty()) {
          permissions.add("org:" + feature.get(f).slug() + ":" + name.get(n));
        }
      }
    }
    return List.copyOf(permissions);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static List<String> parts(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text ? text : null;
  }

  /** Without the claims, which can hold anything. */
  @Override
  public String toString() {
    return "OrgClaims[" + id + "]";
  }
}
