package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The endpoints for machines and the scopes between them. */
final class MachineRoutes {
  private static final long LONGEST = 315_360_000;

  private final Store store;

  MachineRoutes(Store store) {
    this.store = store;
  }

  void addTo(BackendApi api) {
    String one = "/machines/{id}";
    api.on("GET", "/machines", call -> call.list(Store.newestFirst(store.machines)));
    api.on("POST", "/machines", call -> create(Fields.parse(call.body())));
    api.on("GET", one, this::machine);
    api.on("PATCH", one, this::update);
    api.on("DELETE", one, this::delete);
    api.on("POST", one + "/secret_key/rotate", this::rotate);
    api.on("GET", one + "/secret_key", this::secretKey);
    api.on("POST", one + "/scopes", this::addScope);
    api.on("DELETE", one + "/scopes/{other}", this::deleteScope);
  }

  /** Returns the machine with its secret key, which no other response has. */
  Resource create(Fields fields) {
    fields.only("name", "scoped_machines", "default_token_ttl");
    List<Resource> others = new ArrayList<>();
    for (String each : fields.texts("scoped_machines")) {
      others.add(scoped(store.machine(each)));
    }
    Long lifetime = fields.number("default_token_ttl", 1, LONGEST);
    Resource machine =
        new Resource()
            .with("object", "machine")
            .with("id", RandomText.id("mch_"))
            .with("name", fields.requiredText("name"))
            .with("instance_id", store.instanceId)
            .with("created_at", store.now())
            .with("updated_at", store.now())
            .with("default_token_ttl", Objects.requireNonNullElse(lifetime, 3600L))
            .with("scoped_machines", others);
    String secretKey = RandomText.id("ak_");
    store.machines.put(machine.id(), machine);
    store.secrets.put(machine.id(), secretKey);
    Resource shown = new Resource();
    shown.putAll(machine);
    return shown.with("secret_key", secretKey);
  }

  private Resource machine(FakeRequest call) {
    return store.machine(call.path("id"));
  }

  private Resource update(FakeRequest call) {
    Resource machine = machine(call);
    new Blanks(store).apply(machine, "Machine", call.json());
    return machine;
  }

  /** Gives a machine another secret key; the former one works for as long as the request says. */
  private Resource rotate(FakeRequest call) {
    Resource machine = machine(call);
    long seconds =
        Objects.requireNonNullElse(call.json().number("previous_token_ttl", 0, LONGEST), 0L);
    String former = Objects.requireNonNull(store.secrets.get(machine.id()));
    store.formerSecrets.put(former, new Store.Former(machine.id(), store.now() + seconds * 1000));
    store.secrets.put(machine.id(), RandomText.id("ak_"));
    return secretKey(call);
  }

  private Resource delete(FakeRequest call) {
    Resource machine = machine(call);
    store.machines.remove(machine.id());
    store.secrets.remove(machine.id());
    store.deleteCredentials(machine.id());
    for (Resource each : store.machines.values()) {
      each.resources("scoped_machines").removeIf(other -> other.id().equals(machine.id()));
    }
    return Store.deleted(machine);
  }

  private Resource secretKey(FakeRequest call) {
    return new Resource()
        .with("object", "machine_secret_key")
        .with("secret", store.secrets.get(machine(call).id()));
  }

  private Resource addScope(FakeRequest call) {
    Resource machine = machine(call);
    Resource other = store.machine(call.fields("to_machine_id").requiredText("to_machine_id"));
    List<Resource> others = machine.resources("scoped_machines");
    if (others.stream().anyMatch(each -> each.id().equals(other.id()))) {
      throw ApiError.of(
          409, "machine_scope_already_exists", "already exists", "The scope is there already.");
    }
    others.add(scoped(other));
    return scope(machine, other.id()).with("created_at", store.now());
  }

  private Resource deleteScope(FakeRequest call) {
    Resource machine = machine(call);
    String other = call.path("other");
    if (!machine.resources("scoped_machines").removeIf(each -> each.id().equals(other))) {
      throw ApiError.notFound("scope for", other);
    }
    return scope(machine, other).with("deleted", true);
  }

  private static Resource scope(Resource machine, String other) {
    return new Resource()
        .with("object", "machine_scope")
        .with("from_machine_id", machine.id())
        .with("to_machine_id", other);
  }

  private static Resource scoped(Resource machine) {
    Resource scoped = new Resource();
    scoped.putAll(machine);
    scoped.remove("scoped_machines");
    return scoped;
  }
}
