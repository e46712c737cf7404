package io.github.clerk4j.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import io.github.clerk4j.testing.junit.Scope;
import io.github.clerk4j.testing.matrix.AuthorizationMatrix;
import io.github.clerk4j.testing.matrix.Persona;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class AuthorizationMatrixTest {
  @RegisterExtension
  static final FakeClerkExtension CLERK =
      ClerkExtension.builder()
          .scope(Scope.TEST)
          .parameter(
              InvoicesApp.class,
              RequestAuthenticator.class,
              (fake, authenticator) -> new InvoicesApp(authenticator))
          .build();

  @TempDir Path directory;
  private final FakeClerk fake;
  private final InvoicesApp app;

  AuthorizationMatrixTest(FakeClerk fake, InvoicesApp app) {
    this.fake = fake;
    this.app = app;
  }

  private AuthorizationMatrix matrix() {
    return AuthorizationMatrix.of(fake, app.url())
        .permissions("org:admin", "org:invoices:read", "org:invoices:create")
        .permissions("org:member", "org:invoices:read")
        .directory(directory);
  }

  @Test
  void everyRouteIsCalledByEveryPersona() {
    String table =
        matrix()
            .route("GET", "/public")
            .route("GET", "/invoices")
            .route("POST", "/invoices", "{}")
            .route("GET", "/orgs/{org_id}")
            .route("GET", "/export")
            .page("/dashboard")
            .table();

    assertThat(table)
        .isEqualTo(
            """
            | route                 | signed out  | pending           | member | admin | other organization | API key | M2M | expired       | other instance |
            | --------------------- | ----------- | ----------------- | ------ | ----- | ------------------ | ------- | --- | ------------- | -------------- |
            | GET /public           | 200         | 200               | 200    | 200   | 200                | 200     | 200 | 200           | 200            |
            | GET /invoices         | 404         | 404               | 200    | 200   | 200                | 401     | 401 | 404           | 404            |
            | POST /invoices        | 404         | 404               | 404    | 200   | 200                | 401     | 401 | 404           | 404            |
            | GET /orgs/{org_id}    | 404         | 404               | 200    | 200   | 403                | 401     | 401 | 404           | 404            |
            | GET /export           | 404         | 404               | 200    | 200   | 200                | 200     | 200 | 404           | 404            |
            | GET /dashboard (page) | 307 sign-in | 307 sign-in/tasks | 200    | 200   | 200                | 401     | 401 | 307 handshake | 307 sign-in    |
            """);
  }

  @Test
  void aTableIsNotApprovedUntilSomebodyRenamesIt() throws IOException {
    AuthorizationMatrix matrix = matrix().route("GET", "/invoices");

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> matrix.approve("invoices"))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("There is no approved table of invoices")
          .hasMessageContaining("review it, and rename it to invoices.md");
    }

    Path approved = directory.resolve("invoices.md");
    Files.move(directory.resolve("invoices.received.md"), approved);
    assertThat(Files.readString(approved))
        .startsWith("# Authorization of invoices\n\n| route ")
        .contains("| GET /invoices | 404 ")
        .contains("- admin: a user as org:admin\n")
        .contains(
            "- other organization: a user as org:admin, in another organization. 200 is right");
    matrix.approve("invoices");
  }

  private static String rows(String file) {
    return file.substring(file.indexOf('|'), file.lastIndexOf('|') + 2);
  }

  @Test
  void theTableIsPrintedOnceIfItIsApprovedAndNotBesideAFailure() {
    AuthorizationMatrix matrix = matrix().route("GET", "/invoices");

    assertThat(printed(() -> assertThrows(AssertionError.class, () -> matrix.approve("invoices"))))
        .isEmpty();
    System.setProperty("clerk4j.approve", "true");
    try {
      assertThat(printed(() -> matrix.approve("invoices"))).containsOnlyOnce("| GET /invoices |");
    } finally {
      System.clearProperty("clerk4j.approve");
    }
  }

  private static String printed(Runnable action) {
    PrintStream former = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      action.run();
    } finally {
      System.setOut(former);
    }
    return printed.toString(UTF_8);
  }

  @Test
  void aConnectionThatBreaksIsNoResponse() {
    app.on(
        "GET /invoices",
        auth -> {
          throw new IllegalStateException("the connection is closed");
        });

    assertThat(
            matrix()
                .personas(Persona.user("ada"))
                .routes(List.of("GET /public", "GET /invoices"))
                .table()
                .lines()
                .skip(2))
        .containsExactly("| GET /public   | 200         |", "| GET /invoices | no response |");
  }

  @Test
  void aChangeFailsWithBothTablesAndTellsHowToApproveIt() throws IOException {
    AuthorizationMatrix matrix =
        matrix().route("GET", "/invoices").route("POST", "/invoices", "{}");
    assertThatThrownBy(() -> matrix.approve("invoices")).isInstanceOf(AssertionError.class);
    Files.move(directory.resolve("invoices.received.md"), directory.resolve("invoices.md"));
    String approved = Files.readString(directory.resolve("invoices.md"));

    app.on("POST /invoices", auth -> auth.protect());

    assertThatThrownBy(() -> matrix.approve("invoices"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("POST /invoices by member: approved 404, found 200\n")
        .hasMessageContaining("Approved, in " + directory.resolve("invoices.md"))
        .hasMessageContaining(rows(approved))
        .hasMessageContaining("Found:\n\n" + matrix.table())
        .hasMessageContaining("-Dclerk4j.approve=true");
    assertThat(Files.readString(directory.resolve("invoices.md"))).isEqualTo(approved);
  }

  @Test
  void routesAndPersonasThatAreNewOrGoneFailToo() throws IOException {
    assertThatThrownBy(() -> matrix().route("GET", "/public").approve("invoices"))
        .isInstanceOf(AssertionError.class);
    Files.move(directory.resolve("invoices.received.md"), directory.resolve("invoices.md"));

    assertThatThrownBy(
            () ->
                matrix()
                    .personas(
                        Persona.signedOut("signed out"), Persona.user("auditor", "org:auditor"))
                    .route("GET", "/invoices")
                    .approve("invoices"))
        .hasMessageContaining("- GET /public is gone\n")
        .hasMessageContaining("- GET /invoices is new\n")
        .hasMessageContaining("- the persona auditor is new\n")
        .hasMessageContaining("- the persona M2M is gone\n");
  }

  @Test
  void aSystemPropertyApprovesAChange() {
    AuthorizationMatrix matrix = matrix().route("GET", "/invoices");
    System.setProperty("clerk4j.approve", "true");
    try {
      matrix.approve("invoices");
      app.on("GET /invoices", auth -> {});
      matrix.approve("invoices");
    } finally {
      System.clearProperty("clerk4j.approve");
    }
    matrix.approve("invoices");
  }

  @Test
  void personasHaveRolesPermissionsAndScopesOfTheirOwn() {
    User owner = fake.addUser("owner@example.com");
    Organization engines = fake.addOrganization("Engines", "engines");
    app.on("GET /invoices", auth -> auth.protect());

    String table =
        matrix()
            .organization(engines)
            .permissions("org:clerk", "org:invoices:create")
            .personas(
                Persona.user("nowhere"),
                Persona.user("clerk", "org:clerk"),
                Persona.user("owner", "org:admin").as(owner),
                Persona.oauth("partner", "read:invoices"),
                Persona.token("forged", "not.a.token"))
            .route("GET", "/invoices")
            .route("GET", "/orgs/" + engines.id())
            .route("GET", "/orgs/{org}")
            .variable("org", engines.id())
            .table();

    assertThat(table.lines().skip(2).map(each -> each.replaceAll("\\s+", " ")))
        .containsExactly(
            "| GET /invoices | 200 | 200 | 200 | 401 | 404 |",
            "| GET /orgs/" + engines.id() + " | 403 | 200 | 200 | 401 | 404 |",
            "| GET /orgs/{org} | 403 | 200 | 200 | 401 | 404 |");
    assertThat(fake.user(owner.id())).isNotNull();
  }

  @Test
  void aCellOfARedirectIsTheSameInEveryRun() {
    app.redirect("/old", app.url() + "/new?token=1");
    app.redirect("/away", "https://www.example.com/page#top");
    String table =
        matrix()
            .personas(Persona.signedOut("signed out"))
            .route("GET", "/old")
            .route("GET", "/away")
            .table();
    assertThat(table)
        .contains("| GET /old  | 307 /new ")
        .contains("| GET /away | 307 https://www.example.com/page |");
  }

  @Test
  void anActionRunsBeforeEachRequest() {
    AtomicInteger runs = new AtomicInteger();
    matrix()
        .routes(List.of("GET /public", "GET /invoices"))
        .beforeEach(runs::incrementAndGet)
        .table();
    assertThat(runs).hasValue(18);
  }

  @Test
  void aMistakeInTheMatrixSaysWhatToDo() {
    assertThatThrownBy(() -> matrix().table()).hasMessageContaining("route(...) must be called");
    assertThatThrownBy(() -> matrix().route("GET", "/invoices/{id}").table())
        .hasMessage("variable(\"id\", ...) must be called, as GET /invoices/{id} has it");
    assertThatThrownBy(() -> matrix().route("get", "/invoices"))
        .hasMessage("method must be in upper case, such as GET: get");
    assertThatThrownBy(() -> matrix().route("GET", "invoices"))
        .hasMessage("path must begin with a slash, such as /invoices: invoices");
    assertThatThrownBy(() -> matrix().routes(List.of("/invoices")))
        .hasMessage("route must be like GET /invoices: /invoices");
    assertThatThrownBy(() -> matrix().page("/").page("/"))
        .hasMessage("route must be added once: GET / (page)");
    assertThatThrownBy(() -> AuthorizationMatrix.of(fake, "localhost:8080"))
        .hasMessageContaining("baseUrl must be an absolute URL");
    assertThatThrownBy(() -> matrix().route("GET", "/").approve("../x"))
        .hasMessage("name must be a file's, such as invoices: ../x");
    assertThatThrownBy(() -> Persona.user("a|b")).hasMessageContaining("a|b");
    assertThatThrownBy(() -> Persona.m2m("M2M").pending()).hasMessage("M2M is not a user");
    assertThatThrownBy(
            () -> AuthorizationMatrix.of(fake, "http://127.0.0.1:1").route("GET", "/").table())
        .hasMessage("The application does not accept connections at http://127.0.0.1:1: GET /");
  }
}
