package io.github.clerk4j.moshi;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.github.clerk4j.api.Page;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An adapter that writes the items of one page. It never requests another. Thread-safe. */
final class PageJsonAdapter extends JsonAdapter<Page<?>> {
  private final JsonAdapter<Object> item;

  PageJsonAdapter(JsonAdapter<Object> item) {
    this.item = item;
  }

  @Override
  public Page<?> fromJson(JsonReader in) {
    throw new UnsupportedOperationException("a Page is not read from JSON: read a List");
  }

  @Override
  public void toJson(JsonWriter out, @Nullable Page<?> page) throws IOException {
    if (page == null) {
      out.nullValue();
      return;
    }
    out.beginArray();
    for (Object each : page.items()) {
      item.toJson(out, each);
    }
    out.endArray();
  }
}
