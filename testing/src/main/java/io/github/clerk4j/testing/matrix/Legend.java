package io.github.clerk4j.testing.matrix;

import java.util.Collection;
import java.util.stream.Collectors;

/** The explanation under a table: a line for each persona, and the cells that are not plain. */
final class Legend {
  private static final String CELLS =
      "A cell is a status, with the target of a redirect. `no response`: the connection broke, or"
          + " 30 s passed.\n";

  private Legend() {}

  static String of(Collection<Persona> personas) {
    return personas.stream()
        .map(each -> "- " + each.name() + ": " + meaning(each) + "\n")
        .collect(Collectors.joining("", "", "\n" + CELLS));
  }

  private static String meaning(Persona persona) {
    return switch (persona.kind()) {
      case SIGNED_OUT -> "a caller without credentials";
      case API_KEY -> "a program with an API key of a user" + scopes(persona);
      case M2M -> "a machine with an M2M token";
      case OAUTH -> "an OAuth application with a token of a user" + scopes(persona);
      case TOKEN -> "a caller with a token of the test's choice";
      case USER -> user(persona) + condition(persona.condition()) + place(persona.place());
    };
  }

  private static String scopes(Persona persona) {
    return persona.scopes().isEmpty() ? "" : ", for " + String.join(", ", persona.scopes());
  }

  private static String user(Persona persona) {
    return persona.role() == null
        ? "a user without an organization"
        : "a user as " + persona.role();
  }

  private static String condition(Persona.Condition condition) {
    return switch (condition) {
      case VALID -> "";
      case PENDING -> ", whose session has tasks left";
      case EXPIRED -> ", whose token has expired";
    };
  }

  private static String place(Persona.Place place) {
    return switch (place) {
      case HERE -> "";
      case OTHER_ORGANIZATION ->
          ", in another organization. 200 is right for a route about the caller's own organization,"
              + " and wrong for one that names `{org_id}` or shows data of the first one";
      case OTHER_INSTANCE ->
          ", of another Clerk instance, whose key the application must not trust";
    };
  }
}
