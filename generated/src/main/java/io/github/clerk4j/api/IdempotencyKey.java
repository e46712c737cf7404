package io.github.clerk4j.api;

import io.github.clerk4j.model.Params;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The idempotency key of params, which a request has as a header instead of in its body. */
final class IdempotencyKey {
  private static final String FIELD = "idempotency_key";
  private static final Pattern VALID = Pattern.compile("[a-zA-Z0-9_-]{1,255}");

  private IdempotencyKey() {}

  /**
   * Returns the key of the params, or null if it is not set.
   *
   * @throws IllegalArgumentException if Clerk would reject it
   */
  static @Nullable String of(String method, Params params) {
    Object key = params.fields().get(FIELD);
    if (key == null) {
      return null;
    }
    if (!VALID.matcher(key.toString()).matches()) {
      throw new IllegalArgumentException(
          method
              + ": idempotencyKey must be 1 to 255 ASCII letters, digits, underscores or hyphens: \""
              + key
              + "\"");
    }
    return key.toString();
  }

  /** Returns the params without their key. */
  static Params remove(Params params) {
    return new Remaining.Builder(params).build();
  }

  private static final class Remaining extends Params {
    private Remaining(Builder builder) {
      super(builder);
    }

    private static final class Builder extends Params.Builder<Builder> {
      private Builder(Params params) {
        params
            .fields()
            .forEach(
                (name, value) -> {
                  if (!name.equals(FIELD)) {
                    put(name, value);
                  }
                });
      }

      private Params build() {
        return new Remaining(this);
      }
    }
  }
}
