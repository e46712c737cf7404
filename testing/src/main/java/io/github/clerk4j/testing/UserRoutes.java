package io.github.clerk4j.testing;

import java.util.List;
import java.util.function.UnaryOperator;

/** The endpoints for users: get, create, update, ban, lock and delete. */
final class UserRoutes {
  private final Store store;
  private final Users users;

  UserRoutes(Store store, Users users) {
    this.store = store;
    this.users = users;
  }

  void addTo(BackendApi api) {
    api.on("GET", "/users", call -> call.page(new UserList(store, call).sorted()));
    api.on("GET", "/users/count", this::count);
    api.on("POST", "/users", call -> users.create(Fields.parse(call.body())));
    api.on("POST", "/users/ban", call -> each(call, users::ban));
    api.on("POST", "/users/unban", call -> each(call, this::unban));
    api.on("GET", "/users/{user_id}", this::user);
    api.on("PATCH", "/users/{user_id}", call -> users.update(user(call), body(call)));
    api.on("DELETE", "/users/{user_id}", call -> users.delete(user(call)));
    api.on("POST", "/users/{user_id}/ban", call -> users.ban(user(call)));
    api.on("POST", "/users/{user_id}/unban", call -> unban(user(call)));
    api.on("POST", "/users/{user_id}/lock", call -> users.lock(user(call)));
    api.on("POST", "/users/{user_id}/unlock", call -> users.unlock(user(call)));
    api.on("POST", "/users/{user_id}/profile_image", call -> image(user(call), true));
    api.on("DELETE", "/users/{user_id}/profile_image", call -> image(user(call), false));
    api.on(
        "PATCH", "/users/{user_id}/metadata", call -> users.mergeMetadata(user(call), body(call)));
    api.on(
        "PUT", "/users/{user_id}/metadata", call -> users.replaceMetadata(user(call), body(call)));
  }

  private Resource user(FakeRequest call) {
    return store.user(call.path("user_id"));
  }

  private static Fields body(FakeRequest call) {
    return Fields.parse(call.body());
  }

  private Resource count(FakeRequest call) {
    return new Resource()
        .with("object", "total_count")
        .with("total_count", new UserList(store, call).matching().size());
  }

  private Resource unban(Resource user) {
    return users.touch(user.with("banned", false));
  }

  private Resource image(Resource user, boolean own) {
    return users.touch(user.with("has_image", own));
  }

  private List<Resource> each(FakeRequest call, UnaryOperator<Resource> change) {
    List<String> ids = call.fields("user_ids").texts("user_ids");
    if (ids.isEmpty() || ids.size() > 50) {
      throw ApiError.invalid("user_ids", "user_ids must hold 1 to 50 ids.");
    }
    List<Resource> found = ids.stream().map(store::user).toList();
    return found.stream().map(change).toList();
  }
}
