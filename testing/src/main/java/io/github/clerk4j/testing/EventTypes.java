package io.github.clerk4j.testing;

import io.github.clerk4j.model.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The check of an event that a test makes: its type, and the kind of its data. */
final class EventTypes {
  private EventTypes() {}

  /**
   * Returns the data of an event as JSON.
   *
   * @param data a model, or a map with some of its members
   * @throws IllegalArgumentException if Clerk has no such event, or the data is of another kind
   */
  static Resource data(String type, Object data) {
    Map<String, Type> known = Description.get().events();
    Type schema = known.get(type);
    if (schema == null) {
      throw new IllegalArgumentException(
          "type must be that of an event: "
              + type
              + ". Sign the JSON of another one with sign(...). The known types, nearest first: "
              + String.join(", ", Nearest.sorted(type, known.keySet())));
    }
    Resource members = members(type, data);
    List<String> objects = objects(type, schema);
    Object object = members.get("object");
    boolean undecided = object == null || objects.isEmpty();
    boolean isOther = undecided ? isOtherModel(data, schema) : !objects.contains(object);
    if (isOther) {
      throw new IllegalArgumentException(
          "data of "
              + type
              + " must be "
              + (objects.isEmpty() ? "a " + schema.text() : "of the object " + objects.get(0))
              + ": "
              + (object == null ? data.getClass().getSimpleName() : object));
    }
    return schema.text().equals("DeletedObject") && Json.isModel(data.getClass())
        ? WebhookEvents.deleted(members)
        : members;
  }

  @SuppressWarnings("unchecked") // JSON has strings for names
  private static Resource members(String type, Object data) {
    if (!(Json.read(Object.class, Json.write(data)) instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          "data of " + type + " must be a model or a map: " + data.getClass().getName());
    }
    Resource members = new Resource();
    members.putAll((Map<String, @Nullable Object>) map);
    return members;
  }

  /**
   * Returns the values of {@code object} in the data, also those of the same kind's other events.
   */
  private static List<String> objects(String type, Type schema) {
    List<String> own = objects(schema);
    if (!own.isEmpty()) {
      return own;
    }
    String kind = type.substring(0, type.indexOf('.') + 1);
    return Description.get().events().entrySet().stream()
        .filter(each -> each.getKey().startsWith(kind))
        .flatMap(each -> objects(each.getValue()).stream())
        .distinct()
        .toList();
  }

  private static List<String> objects(Type schema) {
    DescribedValue object = Description.get().members(schema).get("object");
    return object == null ? List.of() : object.allowed();
  }

  private static boolean isOtherModel(Object data, Type schema) {
    Class<?> type = data.getClass();
    return Json.isModel(type) && !type.getSimpleName().equals(schema.text());
  }
}
