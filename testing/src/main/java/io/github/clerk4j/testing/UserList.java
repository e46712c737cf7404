package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The users for a list or a count, filtered and in order. */
final class UserList {
  private static final Set<String> TIMES =
      Set.of("created_at", "updated_at", "last_active_at", "last_sign_in_at");
  private static final Set<String> TEXTS =
      Set.of("email_address", "phone_number", "web3wallet", "first_name", "last_name", "username");

  private final Store store;
  private final FakeRequest call;

  UserList(Store store, FakeRequest call) {
    this.store = store;
    this.call = call;
  }

  /** Returns the users that pass every filter, newest first. */
  List<Resource> matching() {
    UserFilter filter = new UserFilter(store, call);
    return Store.newestFirst(store.users).stream().filter(filter).toList();
  }

  /** Returns the users in the requested order, after the user that the page starts after. */
  List<Resource> sorted() {
    String order = call.query("order_by");
    order = order == null ? "-created_at" : order.strip();
    boolean downwards = order.startsWith("-");
    String member = order.replaceFirst("^[+-]", "");
    List<Resource> users = new ArrayList<>(matching());
    Collections.reverse(users);
    users.sort(by(member));
    if (downwards) {
      Collections.reverse(users);
    }
    String after = call.query("starting_after");
    return after == null ? users : startingAfter(after, member, users);
  }

  private List<Resource> startingAfter(String id, String member, List<Resource> users) {
    if (!member.equals("created_at") || call.number("offset", 0, 0, Long.MAX_VALUE) != 0) {
      throw ApiError.invalid(
          "starting_after", "starting_after goes with created_at only, and without an offset.");
    }
    for (int i = 0; i < users.size(); i++) {
      if (users.get(i).id().equals(id)) {
        return users.subList(i + 1, users.size());
      }
    }
    throw ApiError.invalid("starting_after", "starting_after is none of these users.");
  }

  private static Comparator<Resource> by(String member) {
    if (TIMES.contains(member)) {
      return Comparator.comparingLong(user -> user.number(member));
    }
    if (TEXTS.contains(member)) {
      return Comparator.comparing(user -> text(user, member).toLowerCase(Locale.ROOT));
    }
    throw ApiError.invalid("order_by", "Users cannot be sorted by " + member + ".");
  }

  private static String text(Resource user, String member) {
    for (IdentificationKind kind : IdentificationKind.values()) {
      if (kind.object.equals(member)) {
        Resource primary = Identifications.primary(user, kind);
        return primary == null ? "" : orEmpty(primary.text(member));
      }
    }
    return member.equals("web3wallet") ? "" : orEmpty(user.text(member));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
