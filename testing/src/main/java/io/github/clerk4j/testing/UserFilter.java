package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The filters of {@code GET /users} and {@code GET /users/count}; a user must pass all of them. */
final class UserFilter implements Predicate<Resource> {
  private final Store store;
  private final FakeRequest call;

  UserFilter(Store store, FakeRequest call) {
    this.store = store;
    this.call = call;
  }

  @Override
  public boolean test(Resource user) {
    return isListed(user)
        && containsTexts(user)
        && isWithin("created_at", user)
        && isWithin("last_active_at", user)
        && isWithin("last_sign_in_at", user)
        && call.number("last_active_at_since", 0, 0, Long.MAX_VALUE)
            <= user.number("last_active_at")
        && (call.query("banned") == null
            || Boolean.parseBoolean(call.query("banned")) == user.is("banned"));
  }

  /** Returns true if the user passes the filters of a list of members. */
  boolean isMember(Resource user) {
    return isListed(user)
        && containsTexts(user)
        && isWithin("created_at", user)
        && isWithin("last_active_at", user);
  }

  private boolean isListed(Resource user) {
    List<String> organizations =
        store.membershipsOf(user.id()).stream()
            .map(each -> String.valueOf(each.map("organization").get("id")))
            .toList();
    return isListed("email_address", texts(user, IdentificationKind.EMAIL), true)
        && isListed("phone_number", texts(user, IdentificationKind.PHONE), true)
        && isListed("username", members(user, "username"), true)
        && isListed("web3_wallet", wallets(user), true)
        && isListed("provider_user_id", List.of(), true)
        && isListed("external_id", members(user, "external_id"), false)
        && isListed("user_id", List.of(user.id()), false)
        && isListed("organization_id", organizations, false);
  }

  /** Returns true if one of the values is asked for and none is excluded with {@code -}. */
  private boolean isListed(String parameter, List<String> values, boolean literally) {
    boolean isAskedFor = false;
    boolean isFound = false;
    for (String each : call.queries(parameter)) {
      boolean isExcluded = !literally && each.startsWith("-");
      String wanted = literally ? each : each.strip().replaceFirst("^[+-]", "");
      boolean matches = values.stream().anyMatch(wanted::equalsIgnoreCase);
      if (isExcluded && matches) {
        return false;
      }
      isAskedFor |= !isExcluded;
      isFound |= matches;
    }
    return !isAskedFor || isFound;
  }

  private boolean containsTexts(Resource user) {
    List<String> emails = texts(user, IdentificationKind.EMAIL);
    List<String> phones = texts(user, IdentificationKind.PHONE);
    List<String> names = new ArrayList<>(members(user, "first_name", "last_name"));
    names.add(String.join(" ", names));
    List<String> all = new ArrayList<>(members(user, "id", "username"));
    Stream.of(emails, phones, names).forEach(all::addAll);
    return contains("query", all)
        && contains("email_address_query", emails)
        && contains("phone_number_query", phones)
        && contains("username_query", members(user, "username"))
        && contains("name_query", names);
  }

  private boolean contains(String parameter, List<String> values) {
    String part = call.query(parameter);
    return part == null
        || values.stream()
            .anyMatch(
                each -> each.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)));
  }

  private boolean isWithin(String member, Resource user) {
    long time = user.number(member);
    long after = call.number(member + "_after", Long.MIN_VALUE, 0, Long.MAX_VALUE);
    long before = call.number(member + "_before", Long.MAX_VALUE, 0, Long.MAX_VALUE);
    return after < time && time < before;
  }

  private static List<String> texts(Resource user, IdentificationKind kind) {
    List<String> texts = new ArrayList<>();
    user.resources(kind.list).forEach(each -> texts.addAll(members(each, kind.object)));
    return texts;
  }

  private static List<String> wallets(Resource user) {
    return user.resources("web3_wallets").stream()
        .flatMap(each -> members(each, "web3_wallet").stream())
        .toList();
  }

  private static List<String> members(Resource resource, String... names) {
    List<String> values = new ArrayList<>();
    for (String each : names) {
      String value = resource.text(each);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }
}
