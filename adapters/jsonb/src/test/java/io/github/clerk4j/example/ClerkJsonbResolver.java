package io.github.clerk4j.example;

import io.github.clerk4j.jsonb.ClerkJsonb;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** The resolver of the README. */
@Provider
public class ClerkJsonbResolver implements ContextResolver<Jsonb> {
  private final Jsonb jsonb = JsonbBuilder.create(ClerkJsonb.addTo(new JsonbConfig()));

  @Override
  public Jsonb getContext(Class<?> type) {
    return jsonb;
  }
}
