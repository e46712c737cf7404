package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds of members that the templates can make and no resource has yet. */
class CollectionsTest {
  /** Written as the templates write a model. */
  private record Sample(
      Map<String, Long> counts,
      List<List<String>> rows,
      List<Instant> days,
      Instant expiresAt,
      AdditionalProperties additionalProperties) {
    private static final ObjectReader.Names NAMES =
        new ObjectReader.Names("!!!!", "counts", "rows", "days", "expires_at");

    static Sample read(String json) throws IOException {
      Map<String, Long> counts = Map.of();
      List<List<String>> rows = List.of();
      List<Instant> days = List.of();
      Instant expiresAt = Instant.EPOCH;
      ObjectReader from = new ObjectReader(JsonReader.of(new Buffer().writeUtf8(json)), NAMES);
      for (int member; (member = from.next()) != 0; ) {
        switch (member) {
          case 1 -> counts = from.map(Adapter.LONG);
          case 2 -> rows = from.list(Adapter.list(Adapter.STRING));
          case 3 -> days = from.list(Adapter.DATE_TIME);
          default -> expiresAt = Objects.requireNonNull(from.seconds(Instant.EPOCH));
        }
      }
      return new Sample(counts, rows, days, expiresAt, from.rest());
    }

    String write() throws IOException {
      Buffer buffer = new Buffer();
      JsonWriter out = JsonWriter.of(buffer);
      out.setSerializeNulls(true);
      ObjectWriter to = new ObjectWriter(out, NAMES, additionalProperties);
      to.map(1, Adapter.LONG, counts);
      to.list(2, Adapter.list(Adapter.STRING), rows);
      to.list(3, Adapter.DATE_TIME, days);
      to.value(4, Adapter.SECONDS, expiresAt, Instant.EPOCH);
      to.end();
      return buffer.readUtf8();
    }
  }

  @Test
  void anEntryOfAMapThatIsMistypedIsLeftOutAndWrittenAgain() throws IOException {
    String json = "{\"counts\":{\"a\":1,\"b\":\"x\",\"c\":null,\"d\":4}}";

    Sample read = Sample.read(json);

    assertThat(read.counts()).containsExactly(entry("a", 1L), entry("d", 4L));
    assertThat(read.additionalProperties().mistypedNames()).containsExactly("counts");
    assertThat(Trees.parse(read.write())).isEqualTo(Trees.parse(json));
  }

  @Test
  void anInnerListWithAMistypedItemIsLeftOutAsAWhole() throws IOException {
    String json = "{\"rows\":[[\"a\",\"b\"],[\"c\",4,{\"d\":[]}],[],\"e\",[\"f\"]]}";

    Sample read = Sample.read(json);

    assertThat(read.rows()).containsExactly(List.of("a", "b"), List.of(), List.of("f"));
    assertThat(read.write()).isEqualTo(json);
  }

  @Test
  void everyWholeNumberIsATimeAndIsWrittenAsItWas() throws IOException {
    assertThat(Sample.read("{\"expires_at\":1700000000}").expiresAt())
        .isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    for (long each : List.of(Long.MAX_VALUE, Long.MIN_VALUE)) {
      Sample read = Sample.read("{\"expires_at\":" + each + "}");
      assertThat(read.expiresAt()).isEqualTo(Instant.ofEpochMilli(each));
      assertThat(read.write()).isEqualTo("{\"expires_at\":" + each + "}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"counts\":{},\"rows\":[],\"days\":[],\"expires_at\":0}",
        "{\"counts\":null,\"rows\":null,\"days\":null,\"expires_at\":null}",
        "{\"counts\":[],\"rows\":{},\"days\":1,\"expires_at\":\"x\"}",
        "{\"counts\":{\"a\":null},\"rows\":[null],\"days\":[\"x\",null,7]}",
        "{\"days\":[\"2026-05-12T08:30:00Z\",\"tomorrow\"],\"expires_at\":1.5}",
      })
  void jsonIsWrittenAsItWasRead(String json) throws IOException {
    assertThat(Sample.read(json).write()).isEqualTo(json);
  }
}
