package io.github.clerk4j.testing.matrix;

import static io.github.clerk4j.testing.matrix.Arguments.noNulls;
import static io.github.clerk4j.testing.matrix.Arguments.notNull;

import io.github.clerk4j.model.CreatedMachine;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.testing.FakeClerk;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test of every route of an application against every kind of caller. It compares the responses
 * with a table in the repository, and fails if one has changed.
 *
 * <pre>{@code
 * AuthorizationMatrix.of(fake, "http://localhost:8080")
 *     .permissions("org:admin", "org:invoices:read", "org:invoices:create")
 *     .permissions("org:member", "org:invoices:read")
 *     .route("GET", "/invoices")
 *     .route("POST", "/invoices", "{\"amount\": 100}")
 *     .page("/dashboard")
 *     .approve("invoices");
 * }</pre>
 *
 * <p>The default callers are: signed out, pending, member, admin, other organization, API key, M2M,
 * expired and other instance. Pending, expired and the last two users are admins. The matrix adds
 * their users, organizations and tokens to the fake.
 *
 * <p>A cell is a status, such as {@code 404}. Redirects have their target: {@code 307 sign-in},
 * {@code 307 handshake} or a path. If the connection breaks, the cell is {@code no response}. Each
 * persona calls each route once, route after route. Not thread-safe.
 */
public final class AuthorizationMatrix {
  private static final Path TESTS = Path.of("src", "test");

  private final FakeClerk fake;
  private final String baseUrl;
  private final List<Route> routes = new ArrayList<>();
  private final Map<String, Persona> personas = new LinkedHashMap<>();
  private final Map<String, List<String>> permissions = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private String origin;
  private @Nullable Organization organization;
  private @Nullable CreatedMachine machine;
  private @Nullable Path directory;
  private Runnable preparation = () -> {};

  private AuthorizationMatrix(FakeClerk fake, URI url) {
    this.fake = fake;
    this.baseUrl = url.toString().replaceFirst("/+$", "");
    String party = fake.authorizedParty();
    this.origin = party == null ? url.getScheme() + "://" + url.getRawAuthority() : party;
    Persona.defaults().forEach(this::persona);
  }

  /**
   * Returns a matrix without routes.
   *
   * @param fake the Clerk instance of the application
   * @param baseUrl the URL of the application, such as {@code http://localhost:8080}
   */
  public static AuthorizationMatrix of(FakeClerk fake, String baseUrl) {
    return new AuthorizationMatrix(notNull("fake", fake), Arguments.url("baseUrl", baseUrl));
  }

  /**
   * Adds a route that programs call. They send a bearer token and no body.
   *
   * @param path the path and query. Variables in braces are replaced: {@code {org_id}} and {@code
   *     {org_slug}} are those of the organization, {@code {user_id}} is another member, and {@link
   *     #variable} sets the others.
   */
  public AuthorizationMatrix route(String method, String path) {
    return add(new Route(method, path, null, false));
  }

  /** Same as {@link #route(String, String)}, with a body of JSON. */
  public AuthorizationMatrix route(String method, String path, String json) {
    return add(new Route(method, path, notNull("json", json), false));
  }

  /** Adds routes such as {@code GET /invoices}, for example those that a framework lists. */
  public AuthorizationMatrix routes(Iterable<String> routes) {
    notNull("routes", routes).forEach(each -> add(Route.parse(each)));
    return this;
  }

  private AuthorizationMatrix add(Route route) {
    if (routes.stream().anyMatch(each -> each.name().equals(route.name()))) {
      throw new IllegalArgumentException("route must be added once: " + route.name());
    }
    routes.add(route);
    return this;
  }

  /** Adds a page that browsers load. They send cookies; machines send their token. */
  public AuthorizationMatrix page(String path) {
    return add(new Route("GET", path, null, true));
  }

  /** Sets a variable of paths, such as {@code id} of {@code /invoices/{id}}. */
  public AuthorizationMatrix variable(String name, String value) {
    variables.put(notNull("name", name), notNull("value", value));
    return this;
  }

  /** Sets the permissions of a role, such as {@code org:admin}. Defaults to none. */
  public AuthorizationMatrix permissions(String role, String... permissions) {
    this.permissions.put(Arguments.role("role", role), noNulls("permissions", permissions));
    return this;
  }

  /** Adds a persona, or replaces the one of the same name. */
  public AuthorizationMatrix persona(Persona persona) {
    personas.put(notNull("persona", persona).name(), persona);
    return this;
  }

  /** Sets the personas instead of the defaults. */
  public AuthorizationMatrix personas(Persona... personas) {
    List<Persona> all = noNulls("personas", personas);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("personas must not be empty");
    }
    this.personas.clear();
    all.forEach(this::persona);
    return this;
  }

  /** Sets the organization of the personas, such as one with data. Defaults to a new one. */
  public AuthorizationMatrix organization(Organization organization) {
    this.organization = notNull("organization", organization);
    return this;
  }

  /** Sets the machine that the application is, if it verifies M2M tokens with a key of its own. */
  public AuthorizationMatrix machine(CreatedMachine machine) {
    this.machine = notNull("machine", machine);
    return this;
  }

  /**
   * Sets the origin that tokens are for, such as {@code https://app.example.com}. Defaults to the
   * authorized party of the fake, else to the origin of the base URL.
   */
  public AuthorizationMatrix origin(String origin) {
    this.origin = Arguments.origin("origin", origin);
    return this;
  }

  /** Sets an action before each request, such as one that resets the application's data. */
  public AuthorizationMatrix beforeEach(Runnable preparation) {
    this.preparation = notNull("preparation", preparation);
    return this;
  }

  /**
   * Sets the directory of approved tables. Defaults to {@code src/test/resources/authorization} in
   * the working directory.
   */
  public AuthorizationMatrix directory(Path directory) {
    this.directory = notNull("directory", directory);
    return this;
  }

  /** Calls all routes, and returns the table in Markdown. */
  public String table() {
    return found().toMarkdown();
  }

  /**
   * Calls all routes, compares the table with the approved one in {@code <name>.md}, and prints it.
   * Without that file, the table is written to {@code <name>.received.md}, to be reviewed and
   * renamed. The system property {@code clerk4j.approve=true} approves what is found.
   *
   * @throws AssertionError if the table has changed, with both tables, or if there is no approved
   *     one
   * @throws java.io.UncheckedIOException if the application does not accept connections
   */
  public void approve(String name) {
    if (!notNull("name", name).matches("[\\w-]+")) {
      throw new IllegalArgumentException("name must be a file's, such as invoices: " + name);
    }
    String legend = Legend.of(personas.values());
    ApprovedTable approved = new ApprovedTable(name, directory().resolve(name + ".md"), legend);
    MatrixTable found = found();
    approved.check(found);
    System.out.println("Authorization of " + name + ":\n\n" + found.toMarkdown() + "\n" + legend);
  }

  private Path directory() {
    if (directory != null) {
      return directory;
    }
    if (!Files.isDirectory(TESTS)) {
      throw new IllegalStateException(
          "directory(...) must be called, as there is no src/test in the working directory "
              + Path.of("").toAbsolutePath());
    }
    return TESTS.resolve("resources").resolve("authorization");
  }

  private MatrixTable found() {
    if (routes.isEmpty()) {
      throw new IllegalStateException("route(...) must be called, as the matrix has no routes");
    }
    try (Callers all = new Callers(fake, origin, permissions, organization, machine)) {
      Map<String, String> values = values(all);
      Map<Route, String> paths = new LinkedHashMap<>();
      routes.forEach(each -> paths.put(each, each.path(values)));
      Map<String, Caller> callers = new LinkedHashMap<>();
      personas.forEach((name, each) -> callers.put(name, all.of(each)));
      RouteClient client = new RouteClient(baseUrl);
      Map<String, Map<String, String>> rows = new LinkedHashMap<>();
      paths.forEach(
          (route, path) -> {
            Map<String, String> row = new LinkedHashMap<>();
            callers.forEach(
                (name, caller) -> {
                  preparation.run();
                  row.put(name, client.send(route, path, caller));
                });
            rows.put(route.name(), row);
          });
      return new MatrixTable(List.copyOf(callers.keySet()), rows);
    }
  }

  private Map<String, String> values(Callers all) {
    Map<String, String> values = new HashMap<>();
    values.put("org_id", all.organization().id());
    values.put("org_slug", String.valueOf(all.organization().slug()));
    values.put("user_id", all.bystander().id());
    values.putAll(variables);
    return values;
  }
}
