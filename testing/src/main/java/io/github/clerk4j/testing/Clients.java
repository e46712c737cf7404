package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The endpoints for clients, which are the sessions of one browser or device. */
final class Clients {
  private final Store store;

  Clients(Store store) {
    this.store = store;
  }

  void addTo(BackendApi api) {
    api.on("GET", "/clients", call -> call.list(all()));
    api.on("GET", "/clients/{id}", call -> get(call.path("id")));
    api.on("POST", "/clients/verify", this::verify);
  }

  /** Returns the clients, the one with the newest session first. */
  private List<Resource> all() {
    Map<String, List<Resource>> sessions = new LinkedHashMap<>();
    for (Resource each : Store.newestFirst(store.sessions)) {
      sessions
          .computeIfAbsent(String.valueOf(each.get("client_id")), id -> new ArrayList<>())
          .add(each);
    }
    List<Resource> clients = new ArrayList<>();
    sessions.forEach((id, each) -> clients.add(client(id, each)));
    return clients;
  }

  private static Resource client(String id, List<Resource> sessions) {
    List<Resource> open = sessions.stream().filter(Sessions::isOpen).toList();
    Resource last =
        open.stream()
            .max(Comparator.comparingLong(each -> each.number("last_active_at")))
            .orElse(null);
    return new Resource()
        .with("object", "client")
        .with("id", id)
        .with("session_ids", open.stream().map(Resource::id).toList())
        .with("sessions", open)
        .with("sign_in_id", null)
        .with("sign_up_id", null)
        .with("last_active_session_id", last == null ? null : last.id())
        .with("last_authentication_strategy", null)
        .with("created_at", number(sessions, "created_at", false))
        .with("updated_at", number(sessions, "updated_at", true));
  }

  private static long number(List<Resource> sessions, String member, boolean last) {
    var numbers = sessions.stream().mapToLong(each -> each.number(member));
    return (last ? numbers.max() : numbers.min()).orElse(0);
  }

  private Resource get(String id) {
    return all().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> ApiError.notFound("client", id));
  }

  /** Returns the client of a session token. */
  private Resource verify(FakeRequest call) {
    String token = call.json().requiredText("token");
    Resource session = null;
    try {
      if (store.keys.haveSigned(token)) {
        session = store.sessions.get(Objects.toString(Jwt.claims(token).get("sid"), ""));
      }
    } catch (IllegalArgumentException e) {
      session = null; // not a token
    }
    if (session == null) {
      throw ApiError.of(
          400, "invalid_session_token", "invalid token", "This is no token of a session here.");
    }
    return get(String.valueOf(session.get("client_id")));
  }
}
