package io.github.clerk4j.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The operations and members that Clerk's JavaScript SDK has and Clerk's description lacks. */
class AdditionsTest {
  private static final Path DESCRIPTION = Path.of("../openapi");
  private static final Pattern ADDITION =
      Pattern.compile("- at: '(.+)'\\n  addition: true\\n  why: .+");
  private static final Pattern LAST_NAME = Pattern.compile(".*[.](\\w+)");

  @Test
  void theyAreMarkedAtTheirPlacesAndCountedApart() {
    Marked marked = new Marked();
    files().forEach(marked::read);

    assertThat(marked.operations)
        .containsExactlyInAnyOrder(
            "GET /clients/handshake_payload",
            "DELETE /invitations/{invitation_id}",
            "POST /email",
            "POST /email/batch",
            "GET /email/{email_id}");
    assertThat(marked.members)
        .containsExactlyInAnyOrder(
            "User.timezone",
            "CreateUserParams.timezone",
            "UpdateUserParams.timezone",
            "SamlConnection.idp_certificates",
            "CreateSamlConnectionParams.idp_certificates",
            "UpdateSamlConnectionParams.idp_certificates",
            "EnterpriseConnectionSamlConnection.idp_certificates",
            "CreateEnterpriseConnectionSamlParams.idp_certificates",
            "UpdateEnterpriseConnectionSamlParams.idp_certificates",
            "OauthAccessTokenVerification.aud",
            "OauthAccessTokenVerification.act");
    assertThat(listed()).isEqualTo(marked.names());
  }

  @Test
  void theTimeZoneOfAUserIsReadAndWritten() {
    User user = Json.read(User.class, "{\"id\":\"user_1\",\"timezone\":\"Europe/Berlin\"}");

    assertThat(user.timezone()).isEqualTo("Europe/Berlin");
    assertThat(Json.write(UpdateUserParams.of(u -> u.timezone("Asia/Tokyo"))))
        .isEqualTo("{\"timezone\":\"Asia/Tokyo\"}");
  }

  @Test
  void allCertificatesOfASamlConnectionAreRead() {
    SamlConnection connection =
        Json.read(
            SamlConnection.class,
            "{\"idp_certificates\":[{\"certificate\":\"MIID\",\"issued_at\":1700000000000,"
                + "\"expires_at\":null},{\"certificate\":\"MIIE\"}]}");

    assertThat(connection.idpCertificates())
        .extracting(SamlCertificate::certificate)
        .containsExactly("MIID", "MIIE");
    SamlCertificate first = connection.idpCertificates().get(0);
    assertThat(first.issuedAt()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    assertThat(first.expiresAt()).isNull();
  }

  @Test
  void audienceAndActorsOfAnOauthTokenAreRead() {
    OauthAccessTokenVerification token =
        Json.read(
            OauthAccessTokenVerification.class,
            "{\"aud\":[\"https://api.example.com\"],"
                + "\"act\":{\"sub\":\"agent_2\",\"act\":{\"iss\":\"a\",\"sub\":\"agent_1\"}}}");

    assertThat(token.aud()).containsExactly("https://api.example.com");
    OauthActor actor = requireNonNull(token.act());
    assertThat(actor.sub()).isEqualTo("agent_2");
    assertThat(actor.iss()).isNull();
    assertThat(requireNonNull(actor.act()).sub()).isEqualTo("agent_1");
  }

  /** Returns the operations and the names of members that are listed as additions. */
  private static Set<String> listed() {
    Set<String> names = new TreeSet<>();
    ADDITION
        .matcher(read(DESCRIPTION.resolve("deviations.yaml")))
        .results()
        .map(each -> each.group(1))
        .map(each -> LAST_NAME.matcher(each).replaceFirst("$1"))
        .forEach(names::add);
    return names;
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(DESCRIPTION)) {
      return files
          .filter(each -> each.toString().endsWith(".yaml"))
          .filter(each -> !each.endsWith("deviations.yaml"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The places of the marks, found by indentation. */
  private static final class Marked {
    private static final Pattern KEY = Pattern.compile("( *)([^\\s:#]+):.*");

    private final List<String> operations = new ArrayList<>();
    private final List<String> members = new ArrayList<>();

    void read(Path file) {
      String[] keys = new String[10];
      AdditionsTest.read(file)
          .lines()
          .map(KEY::matcher)
          .filter(each -> each.matches() && each.group(1).length() < 2 * keys.length)
          .forEach(each -> at(each.toMatchResult(), keys));
    }

    private void at(MatchResult line, String[] keys) {
      int depth = line.group(1).length() / 2;
      if (!line.group(2).equals("x-undocumented")) {
        keys[depth] = line.group(2);
      } else if (depth == 3) {
        operations.add(keys[2].toUpperCase(Locale.ROOT) + " " + keys[1]);
      } else {
        members.add(keys[depth - 3] + "." + keys[depth - 1]);
      }
    }

    Set<String> names() {
      Set<String> names = new TreeSet<>(operations);
      members.forEach(each -> names.add(each.substring(each.indexOf('.') + 1)));
      return names;
    }
  }
}
