package io.github.clerk4j;

import java.util.Map;
import java.util.Objects;

/** One call of each method. */
enum Kind {
  GET("/users/user_1") {
    @Override
    Object call(CallStyle way, ClerkClient clerk) {
      return way.getUser(clerk, "user_1");
    }
  },
  POST("/users/user_1/ban") {
    @Override
    Object call(CallStyle way, ClerkClient clerk) {
      return way.banUser(clerk, "user_1");
    }
  },
  PATCH("/users/user_1") {
    @Override
    Object call(CallStyle way, ClerkClient clerk) {
      return way.updateUser(clerk, "user_1", user -> user.firstName("John"));
    }
  },
  PUT("/users/user_1/metadata") {
    @Override
    Object call(CallStyle way, ClerkClient clerk) {
      return way.users(
          clerk,
          users -> users.replaceUserMetadata("user_1", to -> to.publicMetadata(Map.of("a", 1))),
          users -> users.replaceUserMetadata("user_1", to -> to.publicMetadata(Map.of("a", 1))));
    }
  },
  DELETE("/users/user_1") {
    @Override
    Object call(CallStyle way, ClerkClient clerk) {
      return way.deleteUser(clerk, "user_1");
    }
  };

  private final String path;

  Kind(String path) {
    this.path = path;
  }

  abstract Object call(CallStyle way, ClerkClient clerk);

  /** Returns the beginning of messages. */
  String named() {
    return this + " " + path;
  }

  /** Returns the outcome of a call, as text that is the same for every kind of call. */
  String outcome(CallStyle way, ClerkClient clerk) {
    try {
      Object value = call(way, clerk);
      Objects.requireNonNull(value);
      return "the value";
    } catch (ClerkException e) {
      String message = Objects.requireNonNull(e.getMessage());
      // What the operating system says of a connection is not the same everywhere.
      return "`"
          + e.getClass().getSimpleName()
          + "`: "
          + message
              .replace(named() + ": ", "")
              .replaceFirst("(no response|broke off): .*", "$1")
              .replaceFirst("(cannot be read): .*", "$1")
              .replaceFirst("retry after [0-9]+ m?s", "retry after ...");
    }
  }
}
