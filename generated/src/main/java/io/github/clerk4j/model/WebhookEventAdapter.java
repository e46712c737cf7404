package io.github.clerk4j.model;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;

/** An adapter for webhook events of one type, or of all, as the envelopes that Clerk sends. */
final class WebhookEventAdapter<E extends WebhookEvent> extends Adapter<E> {
  private final Class<E> type;

  WebhookEventAdapter(Class<E> type) {
    this.type = type;
  }

  @Override
  E read(JsonReader in) throws IOException {
    WebhookEvent event = WebhookEvent.of(WebhookEnvelope.ADAPTER.read(in));
    if (!type.isInstance(event)) {
      throw new JsonException(
          "JSON of another event: expected "
              + type.getSimpleName()
              + ", found "
              + event.getClass().getSimpleName());
    }
    return type.cast(event);
  }

  @Override
  void write(JsonWriter out, E value) throws IOException {
    WebhookEnvelope.ADAPTER.write(out, value.envelope());
  }
}
