package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list that a request asks for: filtered by the members that the description has parameters
 * for, in its order, and one page of it.
 */
final class ListQuery {
  private static final Set<String> NO_FILTERS =
      Set.of("limit", "offset", "paginated", "order_by", "query", "name_query", "starting_after");
  private static final List<String> SEARCHED =
      List.of("id", "name", "slug", "key", "email_address", "identifier", "url");

  private final FakeRequest call;
  private final Operation operation;

  ListQuery(FakeRequest call) {
    this.call = call;
    this.operation = Objects.requireNonNull(call.operation(), "operation");
  }

  /** Returns the response, in the form of the operation; the newest come first by default. */
  Object of(List<Resource> newestFirst) {
    return ofFound(newestFirst.stream().filter(this::matches).toList());
  }

  /** Returns the response with resources that pass the filters. */
  Object ofFound(List<Resource> newestFirst) {
    List<Resource> found = sorted(newestFirst);
    boolean isPlain = Objects.requireNonNull(operation.returned()).isList();
    return isPlain ? call.page(found) : call.countedPage(found);
  }

  private boolean matches(Resource resource) {
    for (DescribedValue each : operation.in("query")) {
      String name = each.name();
      if (!NO_FILTERS.contains(name)
          && resource.containsKey(name)
          && !isListed(wanted(each), List.of(String.valueOf(resource.get(name))))) {
        return false;
      }
    }
    return contains(call.query("query"), resource, SEARCHED)
        && contains(call.query("name_query"), resource, List.of("name"));
  }

  private List<String> wanted(DescribedValue parameter) {
    List<String> texts = call.queries(parameter.name());
    return parameter.commas()
        ? texts.stream().flatMap(each -> Stream.of(each.split(",", -1))).toList()
        : texts;
  }

  /**
   * Returns true if one of the values is wanted, if any is, and none is excluded with {@code -}.
   */
  static boolean isListed(List<String> wanted, List<String> values) {
    boolean asked = false;
    boolean found = false;
    for (String each : wanted) {
      boolean excluded = each.startsWith("-");
      String text = each.strip().replaceFirst("^[+-]", "");
      boolean matches = values.stream().anyMatch(text::equalsIgnoreCase);
      if (excluded && matches) {
        return false;
      }
      asked |= !excluded;
      found |= matches;
    }
    return !asked || found;
  }

  private static boolean contains(@Nullable String part, Resource resource, List<String> members) {
    return part == null
        || members.stream()
            .map(each -> String.valueOf(resource.get(each)).toLowerCase(Locale.ROOT))
            .anyMatch(each -> each.contains(part.toLowerCase(Locale.ROOT)));
  }

  private List<Resource> sorted(List<Resource> newestFirst) {
    String order = Objects.requireNonNullElse(call.query("order_by"), "-created_at").strip();
    String member = order.replaceFirst("^[+-]", "");
    List<Resource> sorted = new ArrayList<>(newestFirst);
    Collections.reverse(sorted);
    sorted.sort(by(member));
    if (order.startsWith("-")) {
      Collections.reverse(sorted);
    }
    return sorted;
  }

  /** Compares by a member of the resource, or of the user that it is about. */
  private static Comparator<Resource> by(String member) {
    return (one, other) -> {
      Object left = value(one, member);
      Object right = value(other, member);
      if (left instanceof Number a && right instanceof Number b) {
        return Long.compare(a.longValue(), b.longValue());
      }
      return String.valueOf(left).compareToIgnoreCase(String.valueOf(right));
    };
  }

  private static Object value(Resource resource, String member) {
    Object own = resource.get(member);
    Object ofUser = resource.map("public_user_data").get(member);
    return own != null ? own : Objects.requireNonNullElse(ofUser, "");
  }
}
