package io.github.clerk4j.servlet;

import static io.github.clerk4j.auth.Requirement.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.scenarios.ScenarioWorld;
import io.github.clerk4j.scenarios.StartedApplication;
import io.github.clerk4j.servlet.Application.Container;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Protected paths, and the ways to write them otherwise. Requests are sent as they stand here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtectedPathsTest {
  private final ScenarioWorld world = new ScenarioWorld();
  private final Map<Container, StartedApplication> applications = new EnumMap<>(Container.class);

  @BeforeAll
  void start() throws Exception {
    for (Container each : Container.values()) {
      applications.put(
          each,
          each.start(
              servlets -> {
                ClerkFilter.builder(world.authenticator().protectStatuses(401, 403).build())
                    .protect("/admin/*", role("org:admin"))
                    .protect("/exact")
                    .permitAll("/admin/help")
                    .build()
                    .addTo(servlets);
                servlets.addServlet("all", new DispatchServlet()).addMapping("/");
              }));
    }
  }

  @AfterAll
  void stop() throws Exception {
    for (StartedApplication each : applications.values()) {
      each.stop();
    }
    world.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/admin, 401",
    "/admin/, 401",
    "/admin/users, 401",
    "//admin/users, 401",
    "/admin//users, 401",
    "/%61dmin/users, 401",
    "/admin;v=1/users, 401",
    "/./admin/users, 401",
    "/public/../admin/users, 401",
    "/admin/help/../users, 401",
    "/admin/help/%2e%2e/users, 401",
    "/exact, 401",
    "/exact/, 401",
    "/exact;v=1, 401",
    "/admin/help, 200",
    "/public, 200",
    "/administrators, 200",
  })
  void aPathIsProtectedHoweverItIsWritten(String path, int status) throws IOException {
    for (Container each : Container.values()) {
      // A container may refuse what is ambiguous with 400.
      assertThat(status(each, path, "")).as("%s", each).isIn(status, status == 401 ? 400 : status);
    }
  }

  @ParameterizedTest
  @CsvSource({"TOMCAT", "JETTY"})
  void aUserWithTheRoleIsLetInAndOthersAreNot(Container container) throws IOException {
    assertThat(status(container, "/admin/users", world.adminToken())).isEqualTo(200);
    assertThat(status(container, "/admin/users", world.memberToken())).isEqualTo(403);
    assertThat(status(container, "/exact", world.memberToken())).isEqualTo(200);
  }

  private int status(Container container, String path, String token) throws IOException {
    URI url = Objects.requireNonNull(applications.get(container)).url();
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET "
                      + path
                      + " HTTP/1.1\r\nHost: app.example.com\r\nConnection: close\r\n"
                      + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
                      + "\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return Integer.parseInt(reader.readLine().substring("HTTP/1.1 ".length()).substring(0, 3));
    }
  }
}
