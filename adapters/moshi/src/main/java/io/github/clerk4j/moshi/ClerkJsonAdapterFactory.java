package io.github.clerk4j.moshi;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.clerk4j.api.Page;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Params;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A factory of Moshi's adapters for models, open enums and webhook events as Clerk's own JSON.
 * Private metadata is left out, also of nested models. Thread-safe.
 *
 * <pre>{@code
 * Moshi moshi = new Moshi.Builder().add(new ClerkJsonAdapterFactory()).build();
 * }</pre>
 *
 * <p>A {@link Page} is written as an array of its items. There is no adapter for params, because
 * they can hold passwords.
 */
public final class ClerkJsonAdapterFactory implements JsonAdapter.Factory {
  private static final Set<String> PACKAGES_WITH_TOKENS =
      Set.of("io.github.clerk4j.auth", "io.github.clerk4j.token");

  private final Function<Object, String> writer;

  /** Creates the factory of adapters that leave out private metadata. */
  public ClerkJsonAdapterFactory() {
    this(Json::writeWithoutPrivateData);
  }

  private ClerkJsonAdapterFactory(Function<Object, String> writer) {
    this.writer = writer;
  }

  /**
   * Returns a factory of adapters that write private metadata too, such as for a cache in the back
   * end.
   */
  public static ClerkJsonAdapterFactory withPrivateData() {
    return new ClerkJsonAdapterFactory(Json::write);
  }

  /**
   * Returns the adapter of a type, or null if the type is not one of clerk4j.
   *
   * @throws IllegalArgumentException for params, and other types that can hold secrets
   */
  @Override
  public @Nullable JsonAdapter<?> create(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    Class<?> raw = Types.getRawType(type);
    if (holdsSecrets(raw)) {
      throw new IllegalArgumentException(
          raw.getName()
              + " is not written as JSON, because it can hold secrets; write the values that are"
              + " needed");
    }
    if (!annotations.isEmpty()) {
      return null;
    }
    if (raw == Page.class && type instanceof ParameterizedType page) {
      return new PageJsonAdapter(moshi.adapter(page.getActualTypeArguments()[0]));
    }
    return Json.isModel(raw) ? new ModelJsonAdapter(raw, writer) : null;
  }

  private static boolean holdsSecrets(Class<?> type) {
    return Params.class.isAssignableFrom(type)
        || (PACKAGES_WITH_TOKENS.contains(type.getPackageName())
            && !Enum.class.isAssignableFrom(type));
  }
}
