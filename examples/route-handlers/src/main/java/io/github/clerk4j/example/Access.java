package io.github.clerk4j.example;

import static io.github.clerk4j.auth.Requirement.feature;
import static io.github.clerk4j.auth.Requirement.permission;
import static io.github.clerk4j.auth.Requirement.plan;
import static io.github.clerk4j.auth.Requirement.role;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.auth.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows about the caller's rights. */
final class Access {
  private static final List<Requirement> REQUIREMENTS =
      List.of(
          role("org:admin"),
          role("org:member"),
          permission("org:invoices:create"),
          feature("reports"),
          plan("pro"));

  private Access() {}

  /** Returns a row for {@code protect()}, and one for each requirement. */
  static List<Map<String, Object>> rows(Auth auth) {
    List<Map<String, Object>> rows = new ArrayList<>();
    rows.add(row(auth, "", auth.isAuthenticated()));
    for (Requirement each : REQUIREMENTS) {
      rows.add(row(auth, code(each), auth.has(each), each));
    }
    return rows;
  }

  private static Map<String, Object> row(
      Auth auth, String code, boolean has, Requirement... requirements) {
    int status = 200;
    try {
      auth.protect(requirements);
    } catch (ProtectException e) {
      status = e.status();
    }
    return Map.of("requirement", code, "has", has, "status", status);
  }

  /** Returns the code that makes a requirement, such as {@code role("org:admin")}. */
  private static String code(Requirement requirement) {
    String[] parts = requirement.toString().split("[\\[\\]=]", -1);
    return parts[0].toLowerCase(Locale.ROOT) + "(\"" + parts[2] + "\")";
  }
}
