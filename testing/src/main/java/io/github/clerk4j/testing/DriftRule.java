package io.github.clerk4j.testing;

import io.github.clerk4j.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes of JSON that a later version of Clerk could make.
 *
 * <p>A kind of object changes in the same way in all responses. Each object has a new member. Of
 * the others, some are missing and some are null. Enums have new values. Thread-safe.
 */
final class DriftRule implements FaultRule {
  /** The members without which no client can work, whatever their number is in the schema. */
  private static final Set<String> KEPT =
      Set.of(
          "id",
          "object",
          "data",
          "total_count",
          "deleted",
          "errors",
          "code",
          "message",
          "jwt",
          "token",
          "secret",
          "secret_key",
          "subject",
          "directives",
          "cookies",
          "active",
          "revoked",
          "expired",
          "scopes");

  /** The members that hold data of the application. */
  private static final Set<String> METADATA =
      Set.of("public_metadata", "private_metadata", "unsafe_metadata", "claims", "actor");

  /** The members whose texts are enums. */
  private static final Set<String> ENUMS =
      Set.of(
          "status",
          "strategy",
          "type",
          "provider",
          "protocol",
          "platform",
          "source",
          "mode",
          "interval",
          "effect",
          "identifier_type",
          "enrollment_mode",
          "connection_type",
          "plan_period",
          "payment_type",
          "charge_type");

  private final long seed;

  DriftRule(long seed) {
    this.seed = seed;
  }

  @Override
  public FakeResponse change(IncomingRequest request, FakeResponse own) {
    boolean json = "application/json".equals(own.headers().get("Content-Type"));
    boolean keys = request.path().endsWith("/jwks") || request.path().endsWith(Routes.KEYS);
    if (!json || keys || own.body().isEmpty()) {
      return own;
    }
    return own.body(Json.write(drifted(Json.read(Object.class, own.body()))));
  }

  private @Nullable Object drifted(@Nullable Object value) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(each -> items.add(drifted(each)));
      return items;
    }
    return value instanceof Map<?, ?> map ? drifted(map) : value;
  }

  private Resource drifted(Map<?, ?> object) {
    String kind = Objects.toString(object.get("object"), "");
    Resource drifted = new Resource();
    object.forEach((name, value) -> add(drifted, kind, (String) name, value));
    Random random = random(kind, "a new member");
    String name = "drift_" + Integer.toHexString(random.nextInt());
    return drifted.with(name, newValue(random.nextInt(5)));
  }

  private void add(Resource drifted, String kind, String name, @Nullable Object value) {
    if (METADATA.contains(name)) {
      drifted.put(name, value);
      return;
    }
    boolean kept = KEPT.contains(name) || name.endsWith("_id");
    int chance = kept ? 100 : random(kind, name).nextInt(100);
    if (chance < 10) {
      return;
    }
    if (chance < 20) {
      drifted.put(name, null);
    } else if (ENUMS.contains(name) && value instanceof String text && chance < 50) {
      drifted.put(name, "drift_" + text);
    } else {
      drifted.put(name, drifted(value));
    }
  }

  private static @Nullable Object newValue(int kind) {
    return switch (kind) {
      case 0 -> "drift";
      case 1 -> 9_007_199_254_740_993L;
      case 2 -> List.of("drift", 1, true);
      case 3 -> new Resource().with("object", "drift").with("id", null);
      default -> null;
    };
  }

  private Random random(String kind, String name) {
    return new Random(seed * 31 + (kind + "." + name).hashCode());
  }
}
