package io.github.clerk4j.testing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plans, features and permissions in the encoding of session tokens of version 2.
 *
 * <p>{@code per} names the permissions. {@code fpm} has a number for each entry of {@code fea} that
 * belongs to the organization. Its bit n is set if permission n holds for that feature.
 */
final class AuthorizationClaims {
  private final List<String> plans = new ArrayList<>();
  private final Map<String, Set<String>> permissionsByFeature = new LinkedHashMap<>();
  private final Set<String> organizationFeatures = new LinkedHashSet<>();
  private final Set<String> userFeatures = new LinkedHashSet<>();

  /** Adds the claims; permissions are like {@code org:invoices:create}. */
  void addOrganization(Subscription subscription, List<String> permissions) {
    subscription.plans().forEach(plan -> plans.add("o:" + plan));
    for (String permission : permissions) {
      String[] parts = permission.split(":", -1);
      organizationFeatures.add(parts[1]);
      permissionsByFeature.computeIfAbsent(parts[1], key -> new LinkedHashSet<>()).add(parts[2]);
    }
    organizationFeatures.addAll(subscription.features());
  }

  void addUser(Subscription subscription) {
    subscription.plans().forEach(plan -> plans.add("u:" + plan));
    userFeatures.addAll(subscription.features());
  }

  Resource plansAndFeatures() {
    List<String> features = new ArrayList<>();
    for (String each : organizationFeatures) {
      features.add((userFeatures.contains(each) ? "ou:" : "o:") + each);
    }
    for (String each : userFeatures) {
      if (!organizationFeatures.contains(each)) {
        features.add("u:" + each);
      }
    }
    Resource claims = new Resource();
    if (!plans.isEmpty()) {
      claims.with("pla", String.join(",", plans));
    }
    if (!features.isEmpty()) {
      claims.with("fea", String.join(",", features));
    }
    return claims;
  }

  Resource permissions() {
    if (permissionsByFeature.isEmpty()) {
      return new Resource();
    }
    Set<String> distinct = new LinkedHashSet<>();
    permissionsByFeature.values().forEach(distinct::addAll);
    List<String> names = List.copyOf(distinct);
    List<String> masks = new ArrayList<>();
    for (String feature : organizationFeatures) {
      BigInteger mask = BigInteger.ZERO;
      for (String each : permissionsByFeature.getOrDefault(feature, Set.of())) {
        mask = mask.setBit(names.indexOf(each));
      }
      masks.add(mask.toString());
    }
    return new Resource().with("per", String.join(",", names)).with("fpm", String.join(",", masks));
  }
}
