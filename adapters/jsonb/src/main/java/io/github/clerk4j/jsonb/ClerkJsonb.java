package io.github.clerk4j.jsonb;

import io.github.clerk4j.api.Page;
import io.github.clerk4j.model.Json;
import jakarta.json.bind.JsonbConfig;
import java.util.function.Function;

/**
 * The configuration of JSON-B that writes and reads models, open enums and webhook events as
 * Clerk's own JSON. Private metadata is left out, also of nested models.
 *
 * <pre>{@code
 * Jsonb jsonb = JsonbBuilder.create(ClerkJsonb.addTo(new JsonbConfig()));
 * }</pre>
 *
 * <p>A {@link Page} is written as an array of its items. Params are an error, because they can hold
 * passwords.
 */
public final class ClerkJsonb {
  private ClerkJsonb() {}

  /** Adds the serializers and deserializers to a configuration, and returns it. */
  public static JsonbConfig addTo(JsonbConfig config) {
    return addTo(config, Json::writeWithoutPrivateData);
  }

  /**
   * Same as {@link #addTo(JsonbConfig)}, but writes private metadata too, such as for a cache in
   * the back end.
   */
  public static JsonbConfig addWithPrivateDataTo(JsonbConfig config) {
    return addTo(config, Json::write);
  }

  private static JsonbConfig addTo(JsonbConfig config, Function<Object, String> writer) {
    return config
        .withSerializers(
            new ModelSerializer.OfModels(writer),
            new ModelSerializer.OfEvents(writer),
            new OpenEnumSerializer(),
            new PageSerializer(),
            new RejectingSerializer())
        .withDeserializers(
            new ModelDeserializer.OfModels(),
            new ModelDeserializer.OfEvents(),
            new ModelDeserializer.OfOpenEnums());
  }
}
