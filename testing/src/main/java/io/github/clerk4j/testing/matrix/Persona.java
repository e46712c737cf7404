package io.github.clerk4j.testing.matrix;

import static io.github.clerk4j.testing.matrix.Arguments.noNulls;
import static io.github.clerk4j.testing.matrix.Arguments.notNull;

import io.github.clerk4j.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind of caller of an application, with the name of its column. Immutable. */
public final class Persona {
  enum Kind {
    SIGNED_OUT,
    USER,
    API_KEY,
    M2M,
    OAUTH,
    TOKEN
  }

  private static final String ADMIN = "org:admin";

  private final Kind kind;
  private final String name;
  private final @Nullable String role;
  private final List<String> scopes;
  private final Place place;
  private final Condition condition;
  private final @Nullable User user;
  private final @Nullable String token;

  /** The organization and instance of a user. */
  enum Place {
    HERE,
    OTHER_ORGANIZATION,
    OTHER_INSTANCE
  }

  /** The condition of a session token. */
  enum Condition {
    VALID,
    PENDING,
    EXPIRED
  }

  private Persona(Kind kind, String name, @Nullable String role, String... scopes) {
    this(kind, name, role, noNulls("scopes", scopes), Place.HERE, Condition.VALID, null, null);
  }

  private Persona(
      Kind kind,
      String name,
      @Nullable String role,
      List<String> scopes,
      Place place,
      Condition condition,
      @Nullable User user,
      @Nullable String token) {
    if (notNull("name", name).isBlank() || name.contains("|") || !name.equals(name.strip())) {
      throw new IllegalArgumentException(
          "name must be the text of a table's column, without | and blanks around it: " + name);
    }
    this.kind = kind;
    this.name = name;
    this.role = role;
    this.scopes = scopes;
    this.place = place;
    this.condition = condition;
    this.user = user;
    this.token = token;
  }

  /** Returns a caller without credentials. */
  public static Persona signedOut(String name) {
    return new Persona(Kind.SIGNED_OUT, name, null);
  }

  /** Returns a signed-in user without an active organization. */
  public static Persona user(String name) {
    return new Persona(Kind.USER, name, null);
  }

  /**
   * Returns a signed-in user with this role in the active organization.
   *
   * @param role the role, such as {@code org:admin}; {@link AuthorizationMatrix#permissions} sets
   *     its permissions
   */
  public static Persona user(String name, String role) {
    return new Persona(Kind.USER, name, Arguments.role("role", role));
  }

  /** Returns a program with an API key of a user. */
  public static Persona apiKey(String name, String... scopes) {
    return new Persona(Kind.API_KEY, name, null, scopes);
  }

  /** Returns a machine with an opaque M2M token. */
  public static Persona m2m(String name) {
    return new Persona(Kind.M2M, name, null);
  }

  /** Returns an OAuth application with an opaque access token of a user. */
  public static Persona oauth(String name, String... scopes) {
    return new Persona(Kind.OAUTH, name, null, scopes);
  }

  /** Returns a caller with this bearer token. */
  public static Persona token(String name, String token) {
    return new Persona(
        Kind.TOKEN,
        name,
        null,
        List.of(),
        Place.HERE,
        Condition.VALID,
        null,
        notNull("token", token));
  }

  /** Returns the default personas. Users are admins if possible: a rejection has one reason. */
  static List<Persona> defaults() {
    return List.of(
        signedOut("signed out"),
        user("pending", ADMIN).pending(),
        user("member", "org:member"),
        user("admin", ADMIN),
        user("other organization", ADMIN).ofOtherOrganization(),
        apiKey("API key"),
        m2m("M2M"),
        user("expired", ADMIN).expired(),
        user("other instance", ADMIN).ofOtherInstance());
  }

  /** Returns the same user, whose session has tasks left, such as the choice of an organization. */
  public Persona pending() {
    return with(place, Condition.PENDING, user);
  }

  /** Returns the same user, whose token has expired. */
  public Persona expired() {
    return with(place, Condition.EXPIRED, user);
  }

  /** Returns the same user, but in another organization. */
  public Persona ofOtherOrganization() {
    return with(Place.OTHER_ORGANIZATION, condition, user);
  }

  /** Returns the same user, but of another Clerk instance. */
  public Persona ofOtherInstance() {
    return with(Place.OTHER_INSTANCE, condition, user);
  }

  /** Returns the same persona as an existing user of the fake, such as one with data. */
  public Persona as(User user) {
    return with(place, condition, notNull("user", user));
  }

  private Persona with(Place place, Condition condition, @Nullable User user) {
    if (kind == Kind.SIGNED_OUT || kind == Kind.M2M || kind == Kind.TOKEN) {
      throw new IllegalStateException(name + " is not a user");
    }
    return new Persona(kind, name, role, scopes, place, condition, user, token);
  }

  Kind kind() {
    return kind;
  }

  String name() {
    return name;
  }

  @Nullable String role() {
    return role;
  }

  List<String> scopes() {
    return scopes;
  }

  Place place() {
    return place;
  }

  Condition condition() {
    return condition;
  }

  @Nullable User user() {
    return user;
  }

  @Nullable String token() {
    return token;
  }

  /** Shows the name. */
  @Override
  public String toString() {
    return name;
  }
}
