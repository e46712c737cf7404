package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.api.ClerkServices;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The description of the Backend API: the operations, the schemas of requests and responses, and
 * the webhook events.
 *
 * <p>The build writes it as a table, beside the services. Immutable; read once, when it is first
 * needed.
 */
final class Description {
  private static final String FILE = "description.tsv";

  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, Operation> byShape = new HashMap<>();
  private final Map<String, Map<String, DescribedValue>> objects = new HashMap<>();
  private final Map<String, List<String>> enums = new HashMap<>();
  private final Map<String, Type> events = new LinkedHashMap<>();

  private static final class Holder {
    static final Description INSTANCE = load();
  }

  private Description(BufferedReader lines) throws IOException {
    Map<String, List<DescribedValue>> parameters = Map.of();
    Map<String, DescribedValue> members = Map.of();
    String schema = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] parts = line.split("\t", -1);
      switch (parts[0]) {
        case "operation" -> {
          parameters = new HashMap<>();
          Operation operation = operation(parts, parameters);
          operations.add(operation);
          byShape.put(key(operation.method(), operation.pattern()), operation);
        }
        case "object" -> {
          schema = parts[1];
          members = new LinkedHashMap<>();
          objects.put(schema, members);
        }
        case "enum" -> enums.put(parts[1], List.of(parts).subList(2, parts.length));
        case "event" -> events.put(parts[1], new Type(parts[2]));
        case "member" ->
            members.put(parts[1], StatedLimits.ofMember(schema, DescribedValue.read(parts)));
        case "version" -> {}
        default ->
            parameters
                .computeIfAbsent(parts[0], place -> new ArrayList<>())
                .add(StatedLimits.ofQuery(DescribedValue.read(parts)));
      }
    }
  }

  static Description get() {
    return Holder.INSTANCE;
  }

  private static Description load() {
    InputStream file = ClerkServices.class.getResourceAsStream(FILE);
    if (file == null) {
      throw new IllegalStateException(
          "clerk4j-generated has no " + FILE + "; use clerk4j-testing with its own version of it");
    }
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
      return new Description(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Operation operation(String[] parts, Map<String, List<DescribedValue>> parameters) {
    Type returned = new Type(parts[5]);
    return new Operation(
        parts[1],
        parts[2],
        PathPattern.of(parts[2]),
        parts[3],
        Integer.parseInt(parts[4]),
        returned.text().isEmpty() ? null : returned,
        parameters);
  }

  /** Returns all operations, by service. */
  List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** Returns the operation of a request, by the segments of the path after {@code /v1}, or null. */
  @Nullable Operation find(String method, List<String> path) {
    Operation found = null;
    for (Operation each : operations) {
      if (each.method().equals(method)
          && each.pattern().match(path) != null
          && (found == null || each.pattern().variables() < found.pattern().variables())) {
        found = each;
      }
    }
    return found;
  }

  /** Returns the operation of a path, whatever its variables are named, or null. */
  @Nullable Operation described(String method, PathPattern path) {
    return byShape.get(key(method, path));
  }

  private static String key(String method, PathPattern path) {
    return method + " " + path.shape();
  }

  /** Returns the schema of the data of each webhook event, by its type. */
  Map<String, Type> events() {
    return Collections.unmodifiableMap(events);
  }

  boolean isEnum(Type type) {
    return enums.containsKey(type.text());
  }

  /** Returns the values of an enum. */
  List<String> values(Type type) {
    return Objects.requireNonNull(enums.get(type.text()), type.text());
  }

  /** Returns the members of an object by name, in their order. */
  Map<String, DescribedValue> members(Type type) {
    return Objects.requireNonNull(objects.get(type.text()), type.text());
  }
}
