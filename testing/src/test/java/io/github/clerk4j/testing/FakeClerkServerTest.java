package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.Jwks;
import io.github.clerk4j.model.User;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakeClerkServerTest {
  private static final String DATA =
      """
      {
        "users": [
          {"email_address": ["ada@example.com"], "first_name": "Ada", "password": "correct horse"},
          {"id": "user_bob", "username": "bob", "public_metadata": {"plan": "pro"}}
        ],
        "organizations": [
          {"name": "Engines", "slug": "engines", "members": [
            {"user": "ada@example.com", "role": "org:admin", "permissions": ["org:invoices:read"]},
            {"user": "bob", "role": "org:member"}
          ]}
        ],
        "jwt_templates": [{"name": "supabase", "claims": {"role": "authenticated"}}]
      }
      """;

  @TempDir Path directory;

  @Test
  void aProcessPrintsTheEnvironmentAndServesTheUsersOfAFile() throws Exception {
    Process process = start("--port", "0", "--data", file(DATA));
    try {
      Map<String, String> environment = environment(process);
      String url = Objects.requireNonNull(environment.get("CLERK_API_URL"));

      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/v1/users"))
              .header("Authorization", "Bearer " + environment.get("CLERK_SECRET_KEY"))
              .build();
      String users = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();

      assertThat(users).contains("ada@example.com", "user_bob");
      assertThat(environment)
          .containsKeys(
              "CLERK_PUBLISHABLE_KEY",
              "CLERK_PROXY_URL",
              "CLERK_SIGN_IN_URL",
              "CLERK_SIGN_UP_URL",
              "CLERK_WEBHOOK_SIGNING_SECRET");
      assertThat(process.isAlive()).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aPortThatIsTakenIsOneSentenceAndAnExitStatus() {
    try (FakeClerk first = FakeClerk.start()) {
      String port = String.valueOf(URI.create(first.apiUrl()).getPort());

      Ended ended = run("--port", port);

      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.text().lines())
          .singleElement()
          .asString()
          .startsWith("FakeClerk cannot listen on port " + port)
          .endsWith("Choose another port with --port.");
    }
  }

  @Test
  void mistakesAreNamed() throws IOException {
    assertThat(run("--port", "70000").text())
        .startsWith("--port must be a number from 0 to 65535: 70000");
    assertThat(run("--prot", "1").text()).startsWith("There is no option --prot; near is --port");
    assertThat(run("--seed").text()).startsWith("--seed needs a value.");
    for (String path : List.of("none.json", directory.toString(), "a\0b")) {
      assertThat(run("--data", path).text())
          .startsWith("--data must be a file that can be read: " + path);
    }
    assertThat(run("--webhooks", "nonsense").text())
        .startsWith("--webhooks must be a URL of http or https: nonsense")
        .doesNotContain("null");
    assertThat(run("--help").status()).isZero();
    assertThat(loading("{\"users\":[{\"username\":\"a\"},{\"username\":\"a\"}]}"))
        .contains("users[1]: Another user has this username.");
    assertThat(loading("{\n  \"users\": [\n    {\"username\": bob}\n  ]\n}"))
        .startsWith("--data " + directory)
        .contains("users", ".json: the file is not JSON at line 3");
    assertThat(loading("{\"users\":[{\"shoe_size\":1}]}"))
        .contains("users[0]: shoe_size is no parameter");
    assertThat(loading("{\"organizations\":[{\"slug\":\"e\"}]}"))
        .contains("organizations[0]: name is required.");
    assertThat(loading("{\"organizations\":[{\"name\":\"E\",\"slug\":\"Big Slug\"}]}"))
        .contains("organizations[0]: slug must match");
    assertThat(loading("{\"people\":[]}")).contains("the file has an unknown member, people");
    assertThat(loading("{\"organizations\":[{\"name\":\"E\",\"slug\":\"e\",\"members\":[{}]}]}"))
        .contains("organizations[0].members[0]: user is required.");
    assertThat(loading("[]")).contains("the file must be an object");
  }

  @Test
  void anOrganizationWithoutASlugGetsOneFromItsName() {
    try (FakeClerk clerk = FakeClerk.builder().seed("a").start()) {
      clerk.load("{\"organizations\":[{\"name\":\"Analytical Engines\"}]}");

      assertThat(new Backend(clerk).get("/v1/organizations/analytical-engines").status())
          .isEqualTo(200);
    }
  }

  @Test
  void anInstanceThatIsStartedAgainHasTheSameKeysAndIds() {
    FakeClerk first = FakeClerk.builder().seed("a").start();
    first.load(DATA);
    User ada = first.user(id(first));
    String token = first.sessionToken(ada).sign();
    String secretKey = first.secretKey();
    String signingSecret = first.webhookSigningSecret();
    String jwtKey = first.jwtKey();
    first.close();

    try (FakeClerk second = FakeClerk.builder().seed("a").start();
        FakeClerk other = FakeClerk.builder().seed("b").start()) {
      second.load(DATA);

      assertThat(second.secretKey()).isEqualTo(secretKey);
      assertThat(second.webhookSigningSecret()).isEqualTo(signingSecret);
      assertThat(second.jwtKey()).isEqualTo(jwtKey);
      assertThat(second.user(ada.id()).firstName()).isEqualTo("Ada");
      Jwks keys = new Backend(second).get("/v1/jwks").as(Jwks.class);
      assertThat(ParsedToken.of(token).isSignedBy(keys)).isTrue();
      assertThat(other.secretKey()).isNotEqualTo(secretKey);
      assertThat(other.jwtKey()).isNotEqualTo(jwtKey);
      assertThatThrownBy(() -> other.user(ada.id())).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String id(FakeClerk clerk) {
    Map<?, ?> ada =
        (Map<?, ?>) new Backend(clerk).get("/v1/users?email_address=ada@example.com").list().get(0);
    return String.valueOf(ada.get("id"));
  }

  private String loading(String json) throws IOException {
    Ended ended = run("--port", "0", "--data", file(json));
    assertThat(ended.status()).isEqualTo(2);
    return ended.text();
  }

  private String file(String json) throws IOException {
    Path file = Files.createTempFile(directory, "users", ".json");
    return Files.writeString(file, json).toString();
  }

  private record Ended(int status, String text) {}

  private static Ended run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(out, true, UTF_8);
    int status = FakeClerkServer.run(List.of(arguments), both, both);
    return new Ended(status, out.toString(UTF_8));
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(FakeClerkServer.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Returns the variables that a process prints, up to the last one. */
  private static Map<String, String> environment(Process process) throws IOException {
    Map<String, String> environment = new HashMap<>();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      all.append(line).append('\n');
      int equals = line.indexOf('=');
      if (!line.startsWith("#") && equals > 0) {
        environment.put(line.substring(0, equals), line.substring(equals + 1));
      }
      if (environment.containsKey("CLERK_WEBHOOK_SIGNING_SECRET")) {
        return environment;
      }
    }
    throw new IllegalStateException("the process ended: " + all);
  }
}
