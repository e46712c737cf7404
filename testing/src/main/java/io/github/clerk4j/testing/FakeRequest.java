package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request to a route.
 *
 * @param operation the operation of the Backend API, or null on other routes
 */
record FakeRequest(
    Map<String, String> variables, IncomingRequest request, @Nullable Operation operation) {
  String body() {
    return request.body();
  }

  /** Returns the value of a variable in the path. */
  String path(String variable) {
    return Objects.requireNonNull(variables.get(variable), variable);
  }

  /** Returns the fields of the body. */
  Fields json() {
    return Fields.parse(body());
  }

  /**
   * Returns the result of an action for each item of the body, which is a list.
   *
   * @throws ApiError if the action throws one; it names the item
   */
  List<Resource> forEachItem(Function<Fields, Resource> action) {
    List<Resource> results = new ArrayList<>();
    for (Fields each : body().isBlank() ? List.<Fields>of() : Fields.parseItems(body())) {
      try {
        results.add(action.apply(each));
      } catch (ApiError e) {
        throw e.ofItem(results.size());
      }
    }
    return results;
  }

  /** Returns the response that lists these resources, filtered and sorted as the request asks. */
  Object list(List<Resource> newestFirst) {
    return new ListQuery(this).of(newestFirst);
  }

  /** Returns the fields of the body; no others are allowed. */
  Fields fields(String... known) {
    return Fields.parse(body()).only(known);
  }

  @Nullable String query(String name) {
    return query().first(name);
  }

  /** Returns a field of a browser's form, or null. */
  @Nullable String form(String name) {
    return FormData.parse(body()).first(name);
  }

  /** Returns the key of the request, which has been checked. */
  String bearer() {
    String authorization = Objects.requireNonNull(request.headers().get("Authorization"));
    return authorization.strip().replaceFirst("\\S+ +", "");
  }

  /** Returns true if a parameter is {@code true}. */
  boolean asksFor(String name) {
    return "true".equals(query(name));
  }

  /** Returns the first cookie of this name, or null. */
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

  /** Returns a parameter that is a number, or the default if it is missing. */
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
    } catch (NumberFormatException e) { // reported below
    }
    throw ApiError.invalid(name, name + " must be a number from " + min + " to " + max + ".");
  }

  /** Returns the page for {@code limit} and {@code offset}. */
  <T> List<T> page(List<T> all) {
    if ("false".equals(query("paginated"))) {
      return all;
    }
    long limit = number("limit", 10, 1, 500);
    long offset = number("offset", 0, 0, Long.MAX_VALUE);
    return all.stream().skip(offset).limit(limit).toList();
  }

  /** Returns a page with the total count. */
  <T> Resource countedPage(List<T> all) {
    return new Resource().with("data", page(all)).with("total_count", all.size());
  }

  private FormData query() {
    return FormData.parse(request.query());
  }
}
