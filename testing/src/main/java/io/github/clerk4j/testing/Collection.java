package io.github.clerk4j.testing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The resources of one kind, which are created, found, listed, changed and deleted alike. */
final class Collection {
  /** A step of a creation or update, after the fields with the name of a member are set. */
  interface Step {
    void apply(Resource resource, Fields fields);
  }

  private final Store store;
  private final String schema;
  private final String kind;
  private final String idPrefix;
  private final Map<String, Resource> kept;
  private final Blanks blanks;

  /**
   * @param schema the schema of the responses
   * @param kind the kind of resource, for errors
   */
  Collection(Store store, String schema, String kind, String idPrefix, Map<String, Resource> kept) {
    this.store = store;
    this.schema = schema;
    this.kind = kind;
    this.idPrefix = idPrefix;
    this.kept = kept;
    this.blanks = new Blanks(store);
  }

  Collection(Store store, String schema, String kind, String idPrefix) {
    this(store, schema, kind, idPrefix, store.kept(schema));
  }

  /** Adds the operations of a path that are described: list, create, get, update and delete. */
  void addTo(BackendApi api, String path, Step step) {
    api.onIfDescribed("GET", path, call -> call.list(all()));
    api.onIfDescribed("POST", path, call -> create(call.json(), step));
    api.onIfDescribed("GET", path + "/{id}", call -> get(call.path("id")));
    api.onIfDescribed(
        "PATCH", path + "/{id}", call -> update(get(call.path("id")), call.json(), step));
    api.onIfDescribed("DELETE", path + "/{id}", call -> delete(get(call.path("id"))));
  }

  /** Returns a new resource, which is not one of the collection yet. */
  Resource blank() {
    return blanks.create(schema, idPrefix);
  }

  Resource create(Fields fields, Step step) {
    Resource created = blank();
    blanks.apply(created, schema, fields);
    step.apply(created, fields);
    return add(created);
  }

  Resource add(Resource resource) {
    kept.put(resource.id(), resource);
    return resource;
  }

  /** Changes a resource, or nothing if a step throws. */
  Resource update(Resource resource, Fields fields, Step step) {
    Resource changed = new Resource();
    changed.putAll(resource);
    blanks.apply(changed, schema, fields);
    step.apply(changed, fields);
    resource.putAll(changed);
    return resource;
  }

  Resource delete(Resource resource) {
    kept.remove(resource.id());
    store.secrets.remove(resource.id());
    return Store.deleted(resource);
  }

  Resource get(String id) {
    return Store.found(kept, kind, id);
  }

  /** Returns all resources, newest first. */
  List<Resource> all() {
    return Store.newestFirst(kept);
  }

  List<Resource> all(Predicate<Resource> filter) {
    return all().stream().filter(filter).toList();
  }

  /** Returns the resource with this value of a member, or null. */
  @Nullable Resource find(String member, @Nullable Object value) {
    return kept.values().stream()
        .filter(each -> Objects.equals(value, each.get(member)))
        .findFirst()
        .orElse(null);
  }

  /** Returns true if a resource other than this one has its value of a member. */
  boolean isTaken(Resource resource, String member) {
    Resource found = find(member, resource.get(member));
    return resource.get(member) != null && found != null && !found.id().equals(resource.id());
  }
}
