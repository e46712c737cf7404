package io.github.clerk4j.testing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request on its way through a route. */
record FakeRequest(Map<String, String> variables, IncomingRequest request) {
  String body() {
    return request.body();
  }

  /** What stands in the path for a variable of the route. */
  String path(String variable) {
    return Objects.requireNonNull(variables.get(variable), variable);
  }

  /** The fields of the body, of which none but these may be there. */
  Fields fields(String... known) {
    return Fields.parse(body()).only(known);
  }

  @Nullable String query(String name) {
    return query().first(name);
  }

  /** A field of a form that a browser sent, or null. */
  @Nullable String form(String name) {
    return FormData.parse(body()).first(name);
  }

  /** The key that was sent, which has been checked. */
  String bearer() {
    String authorization = Objects.requireNonNull(request.headers().get("Authorization"));
    return authorization.strip().replaceFirst("\\S+ +", "");
  }

  /** Whether a parameter is {@code true}. */
  boolean asksFor(String name) {
    return "true".equals(query(name));
  }

  /** The first cookie of this name, or null. */
  @Nullable String cookie(String name) {
    for (String header : request.headers().values("Cookie")) {
      for (String pair : header.split("; *", -1)) {
        if (pair.startsWith(name + "=")) {
          return pair.substring(name.length() + 1);
        }
      }
    }
    return null;
  }

  List<String> queries(String name) {
    return query().all(name);
  }

  /** The number that a parameter is, or the default where it is not there. */
  long number(String name, long orElse, long min, long max) {
    String text = query(name);
    if (text == null) {
      return orElse;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) { // answered with below
    }
    throw ApiError.invalid(name, name + " must be a number from " + min + " to " + max + ".");
  }

  /** The page of these that {@code limit} and {@code offset} ask for. */
  <T> List<T> page(List<T> all) {
    if ("false".equals(query("paginated"))) {
      return all;
    }
    long limit = number("limit", 10, 1, 500);
    long offset = number("offset", 0, 0, Long.MAX_VALUE);
    return all.stream().skip(offset).limit(limit).toList();
  }

  /** A page of these with the number of all. */
  <T> Resource countedPage(List<T> all) {
    return new Resource().with("data", page(all)).with("total_count", all.size());
  }

  private FormData query() {
    return FormData.parse(request.query());
  }
}
