package io.github.clerk4j.auth;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The active organization, as tokens of version 1 and 2 tell it. What is malformed grants nothing.
 */
record OrgClaims(
    @Nullable String id, @Nullable String slug, @Nullable String role, List<String> permissions) {
  private static final OrgClaims NONE = new OrgClaims(null, null, null, List.of());

  static OrgClaims of(Map<String, Object> claims) {
    return claims.get("v") instanceof Long version && version == 2
        ? ofVersion2(claims)
        : ofVersion1(claims);
  }

  private static OrgClaims ofVersion1(Map<String, Object> claims) {
    List<String> permissions = new ArrayList<>();
    if (claims.get("org_permissions") instanceof List<?> listed) {
      for (Object each : listed) {
        if (each instanceof String permission) {
          permissions.add(permission);
        }
      }
    }
    return new OrgClaims(
        text(claims.get("org_id")),
        text(claims.get("org_slug")),
        text(claims.get("org_role")),
        List.copyOf(permissions));
  }

  private static OrgClaims ofVersion2(Map<String, Object> claims) {
    if (!(claims.get("o") instanceof Map<?, ?> org)) {
      return NONE;
    }
    String role = text(org.get("rol"));
    return new OrgClaims(
        text(org.get("id")),
        text(org.get("slg")),
        role == null ? null : "org:" + role,
        permissions(text(claims.get("fea")), text(org.get("per")), text(org.get("fpm"))));
  }

  /**
   * The permissions of version 2: of each feature of {@code fea}, the number at the same place in
   * {@code fpm} has a bit for each name in {@code per}, the lowest bit first.
   */
  private static List<String> permissions(
      @Nullable String features, @Nullable String names, @Nullable String masks) {
    if (features == null || names == null || masks == null) {
      return List.of();
    }
    List<String> feature = parts(features);
    List<String> name = parts(names);
    List<String> mask = parts(masks);
    List<String> permissions = new ArrayList<>();
    for (int f = 0; f < feature.size(); f++) {
      int colon = feature.get(f).indexOf(':');
      if (colon < 0 || (f < mask.size() && !isNumber(mask.get(f)))) {
        return List.of();
      }
      if (f >= mask.size() || feature.get(f).substring(0, colon).indexOf('o') < 0) {
        continue;
      }
      BigInteger bits = new BigInteger(mask.get(f));
      for (int n = 0; n < name.size(); n++) {
        if (bits.testBit(n)) {
          permissions.add("org:" + feature.get(f).substring(colon + 1) + ":" + name.get(n));
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
}
