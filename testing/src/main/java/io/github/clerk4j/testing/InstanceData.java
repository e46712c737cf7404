package io.github.clerk4j.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The users and organizations of a JSON file, for a new instance.
 *
 * <pre>{@code
 * {
 *   "users": [
 *     {"email_address": ["ada@example.com"], "first_name": "Ada", "last_name": "Lovelace"}
 *   ],
 *   "organizations": [
 *     {
 *       "name": "Engines",
 *       "slug": "engines",
 *       "members": [
 *         {
 *           "user": "ada@example.com",
 *           "role": "org:admin",
 *           "permissions": ["org:invoices:create"]
 *         }
 *       ]
 *     }
 *   ],
 *   "jwt_templates": [{"name": "supabase", "claims": {"role": "authenticated"}}]
 * }
 * }</pre>
 *
 * <p>Users and templates have the parameters of the Backend API's create operations. Without a
 * {@code slug}, an organization gets one from its name. A user and an organization can have an
 * {@code id}; otherwise a seed determines it. A member names the user by email address, user name
 * or id.
 */
final class InstanceData {
  private final Store store;
  private final Users users;
  private final Organizations organizations;
  private final Memberships memberships;
  private final JwtTemplates templates;

  InstanceData(Store store, Users users, Organizations organizations, JwtTemplates templates) {
    this.store = store;
    this.users = users;
    this.organizations = organizations;
    this.memberships = new Memberships(store);
    this.templates = templates;
  }

  /**
   * Adds the contents of a file.
   *
   * @throws IllegalArgumentException if it is not of this form; the message names the place
   */
  void add(String json) {
    store.locked(
        () -> {
          Map<String, @Nullable Object> root = object("the file", parsed(json));
          only("the file", root, "users", "organizations", "jwt_templates");
          each("", root, "users", this::addUser);
          each("", root, "organizations", this::addOrganization);
          each("", root, "jwt_templates", this::addTemplate);
          return store;
        });
  }

  private interface Adder {
    void add(String place, Map<String, @Nullable Object> fields);
  }

  private static @Nullable Object parsed(String json) {
    try {
      return JsonText.read(json);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the file " + e.getMessage(), e);
    }
  }

  private static void each(
      String prefix, Map<String, @Nullable Object> parent, String name, Adder adder) {
    Object list = parent.get(name);
    if (list == null) {
      return;
    }
    if (!(list instanceof List<?> items)) {
      throw new IllegalArgumentException(prefix + name + " must be a list");
    }
    for (int i = 0; i < items.size(); i++) {
      String place = prefix + name + "[" + i + "]";
      try {
        adder.add(place, object(place, items.get(i)));
      } catch (ApiError e) {
        throw new IllegalArgumentException(place + ": " + e.detail(), e);
      }
    }
  }

  private void addUser(String place, Map<String, @Nullable Object> fields) {
    Object id = fields.remove("id");
    Resource user = users.create(Fields.of("CreateUserParams", fields));
    String key = AccountHtml.name(user) + "\n" + fields.get("email_address");
    rename(store.users, user, id == null ? store.seed.id("user_", key) : id.toString());
  }

  private void addOrganization(String place, Map<String, @Nullable Object> fields) {
    only(place, fields, "id", "name", "slug", "members");
    Fields checked = Fields.of(fields);
    Resource organization =
        organizations.create(checked.requiredText("name"), checked.text("slug"));
    String id = checked.text("id");
    String key = "organization\n" + organization.text("slug");
    rename(store.organizations, organization, id == null ? store.seed.id("org_", key) : id);
    each(place + ".", fields, "members", (where, member) -> addMember(where, member, organization));
  }

  private void addMember(
      String place, Map<String, @Nullable Object> fields, Resource organization) {
    only(place, fields, "user", "role", "permissions");
    Fields member = Fields.of(fields);
    Resource user = named(member.requiredText("user"));
    memberships.addAs(member.requiredText("role"), member.texts("permissions"), organization, user);
  }

  private void addTemplate(String place, Map<String, @Nullable Object> fields) {
    templates.create(Fields.of("CreateJwtTemplateParams", fields));
  }

  private Resource named(String text) {
    return store.users.values().stream()
        .filter(
            each ->
                text.equals(each.id())
                    || text.equals(each.text("username"))
                    || Identifications.find(each, IdentificationKind.EMAIL, text) != null)
        .findFirst()
        .orElseThrow(() -> ApiError.notFound("user", text));
  }

  private void rename(Map<String, Resource> kept, Resource resource, String id) {
    if (kept.containsKey(id)) {
      throw ApiError.taken("id");
    }
    kept.remove(resource.id());
    String secret = store.secrets.remove(resource.id());
    if (secret != null) {
      store.secrets.put(id, secret);
    }
    kept.put(id, resource.with("id", id));
  }

  @SuppressWarnings("unchecked") // JSON has strings for names
  private static Map<String, @Nullable Object> object(String place, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(place + " must be an object");
    }
    return new LinkedHashMap<>((Map<String, @Nullable Object>) map);
  }

  private static void only(String place, Map<String, ?> fields, String... names) {
    for (String each : fields.keySet()) {
      if (!List.of(names).contains(each)) {
        throw new IllegalArgumentException(
            place + " has an unknown member, " + each + "; known are " + List.of(names));
      }
    }
  }
}
