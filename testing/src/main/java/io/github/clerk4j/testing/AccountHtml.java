package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The HTML of the account pages: a card with people and organizations, without scripts. */
final class AccountHtml {
  private final Store store;
  private final String style = style();

  AccountHtml(Store store) {
    this.store = store;
  }

  /**
   * Returns a page with one card.
   *
   * @param title a text
   * @param subtitle a text, or null
   * @param parts the HTML of the card
   * @param footer the HTML below the card, or an empty text
   */
  String page(String title, @Nullable String subtitle, String parts, String footer) {
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<link rel=\"icon\" href=\"data:,\">\n<title>"
        + escaped(title)
        + "</title>\n<style>\n"
        + style
        + "</style>\n</head>\n<body>\n<main>\n<header>\n<h1>"
        + escaped(title)
        + "</h1>\n"
        + (subtitle == null ? "" : "<p class=\"soft\">" + escaped(subtitle) + "</p>\n")
        + "</header>\n"
        + parts
        + (footer.isEmpty() ? "" : "<footer>" + footer + "</footer>\n")
        + "</main>\n<p class=\"note\">A "
        + (store.production ? "production" : "development")
        + " instance of FakeClerk. Everybody here is invented.</p>\n</body>\n</html>\n";
  }

  /** Returns a form, whose hidden field takes the browser back. */
  static String form(String action, @Nullable String redirectUrl, String style, String fields) {
    String hidden =
        redirectUrl == null
            ? ""
            : "<input type=\"hidden\" name=\"redirect_url\" value=\""
                + escaped(redirectUrl)
                + "\">\n";
    return "<form class=\""
        + style
        + "\" method=\"post\" action=\""
        + action
        + "\">\n"
        + hidden
        + fields
        + "</form>\n";
  }

  /** Returns a button with the face, name and organizations of a user. */
  String userButton(Resource user) {
    return button("user_id", user.id(), userFace(user), userAbout(user), "");
  }

  /** Returns the face, name and organizations of a user. */
  String userRow(Resource user) {
    return "<div class=\"row\">" + userFace(user) + userAbout(user) + "</div>\n";
  }

  /** Returns a button of an organization with the role there; without a role, of no membership. */
  static String organizationButton(String id, String name, @Nullable String role, boolean active) {
    String detail = role == null ? "No organization" : "Role " + role.replaceFirst("^org:", "");
    return button(
        "organization_id",
        id,
        face(initials(name), name, " square"),
        about(name, detail),
        active ? "<span class=\"tag\">Active</span>" : "");
  }

  /** Returns the name by which people know a user. */
  static String name(Resource user) {
    String name =
        Stream.of(user.text("first_name"), user.text("last_name"))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return name.isBlank() ? identifier(user) : name;
  }

  private String userAbout(Resource user) {
    String name = name(user);
    String identifier = identifier(user);
    String organizations =
        store.membershipsOf(user.id()).stream()
            .map(each -> String.valueOf(each.map("organization").get("name")))
            .collect(Collectors.joining(" \u00b7 "));
    return about(name, identifier.equals(name) ? "" : identifier, organizations);
  }

  private static String identifier(Resource user) {
    Resource email = Identifications.primary(user, IdentificationKind.EMAIL);
    return email == null
        ? Objects.requireNonNullElse(user.text("username"), user.id())
        : String.valueOf(email.text("email_address"));
  }

  private static String userFace(Resource user) {
    return face(initials(name(user)), name(user), "");
  }

  private static String button(String field, String value, String face, String about, String tag) {
    return "<button class=\"row\" name=\""
        + field
        + "\" value=\""
        + escaped(value)
        + "\">"
        + face
        + about
        + tag
        + "</button>\n";
  }

  private static String face(String initials, String key, String shape) {
    return "<span class=\"face"
        + shape
        + "\" style=\"--hue:"
        + Math.floorMod(key.hashCode(), 360)
        + "\" aria-hidden=\"true\">"
        + escaped(initials)
        + "</span>";
  }

  private static String about(String name, String... details) {
    StringBuilder lines = new StringBuilder(line("name", name));
    for (String each : details) {
      lines.append(each.isEmpty() ? "" : line("detail", each));
    }
    return "<span class=\"about\">" + lines + "</span>";
  }

  private static String line(String style, String text) {
    return "<span class=\"" + style + "\">" + escaped(text) + "</span>";
  }

  private static String initials(String name) {
    String initials =
        Stream.of(name.replaceFirst("@.*", "").split("[^\\p{L}\\p{N}]+", -1))
            .filter(each -> !each.isEmpty())
            .limit(2)
            .map(each -> each.substring(0, each.offsetByCodePoints(0, 1)))
            .collect(Collectors.joining());
    return initials.toUpperCase(Locale.ROOT);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String style() {
    try (InputStream css = AccountHtml.class.getResourceAsStream("account.css")) {
      return new String(Objects.requireNonNull(css, "account.css").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
