package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The masking in {@code toString}, which ends up in logs. */
class SecretsTest {
  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i)(^|.*_)(jwt|tokens?|secrets?|cookies?|passwords?|codes|digest)(_.*)?");

  /** Of OAuth clients and countries. */
  private static final Pattern HARMLESS_NAME =
      Pattern.compile(".*token(_.*)?_url|blocked_country_codes");

  static Stream<Arguments> secretsOfModels() {
    return Stream.of(
        Arguments.of(SessionToken.builder().jwt("s3cret").build(), "jwt=***"),
        Arguments.of(OauthAccessToken.builder().token("s3cret").build(), "token=***"),
        Arguments.of(OauthAccessToken.builder().idToken("s3cret").build(), "idToken=***"),
        Arguments.of(OauthAccessToken.builder().tokenSecret("s3cret").build(), "tokenSecret=***"),
        Arguments.of(SessionRefresh.builder().jwt("s3cret").build(), "jwt=***"),
        Arguments.of(SessionRefresh.builder().cookies(List.of("s3cret")).build(), "cookies=***"),
        Arguments.of(PhoneNumber.builder().backupCodes(List.of("s3cret")).build(), "Codes=***"),
        Arguments.of(OrganizationInvitation.builder().url("s3cret").build(), "url=***"),
        Arguments.of(Jwk.builder().d("s3cret").build(), "d=***"),
        Arguments.of(Jwk.builder().k("s3cret").build(), "k=***"));
  }

  @ParameterizedTest
  @MethodSource("secretsOfModels")
  void aSecretOfAModelIsMasked(Object model, String masked) {
    assertThat(model.toString()).contains(masked).doesNotContain("s3cret");
    assertThat(List.of(model).toString()).doesNotContain("s3cret");
    assertThat(Json.write(model)).contains("s3cret");
  }

  static Stream<Class<?>> models() {
    return Samples.models();
  }

  @ParameterizedTest
  @MethodSource("models")
  void noModelShowsAMemberThatSoundsLikeASecret(Class<?> model) {
    Map<String, Object> members = Trees.object(Json.write(Samples.of(model)));
    members
        .keySet()
        .removeIf(
            each -> !SECRET_NAME.matcher(each).matches() || HARMLESS_NAME.matcher(each).matches());
    members.replaceAll((name, value) -> value instanceof String ? "s3cret" : value);
    members.replaceAll((name, value) -> value instanceof List<?> ? List.of("s3cret") : value);

    Object read = Json.read(model, Trees.text(members));

    assertThat(read.toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"s3cret\"", "{\"s3cret\":\"s3cret\"}", "[\"s3cret\"]"})
  void valuesOfUnknownAndMistypedMembersAreNotShown(String value) {
    User read =
        Json.read(User.class, "{\"new\":" + value + ",\"banned\":" + value + ",\"id\":\"user_1\"}");

    assertThat(read.toString())
        .contains("id=user_1")
        .contains("additionalProperties=[new]")
        .doesNotContain("s3cret");
    assertThat(read.additionalProperties()).hasToString("[new]");
  }

  @Test
  void secretsOfParamsAreMaskedAndNullIsShown() {
    UpdateUserParams params =
        UpdateUserParams.of(
            u ->
                u.firstName("John")
                    .password("s3cret")
                    .passwordDigest("s3cret")
                    .totpSecret(null)
                    .backupCodes("s3cret"));

    assertThat(params)
        .hasToString(
            "UpdateUserParams[first_name=John, password=***, password_digest=***,"
                + " totp_secret=null, backup_codes=***]");
    assertThat(VerifyPasswordParams.of(p -> p.password("s3cret")).toString())
        .doesNotContain("s3cret");
    assertThat(
            CreateJwtTemplateParams.of(p -> p.name("a").claims(Map.of()).signingKey("s3cret"))
                .toString())
        .doesNotContain("s3cret");
  }

  @Test
  void privateMetadataOfParamsIsMaskedAtAnyDepth() {
    Map<String, Object> secret = Map.of("s3cret", "s3cret");
    Map<String, Object> nested = Map.of("users", List.of(Map.of("private_metadata", secret)));

    assertThat(
            List.of(
                UpdateUserMetadataParams.of(u -> u.privateMetadata(secret)),
                UpdateUserMetadataParams.of(u -> u.privateMetadata("s3cret", "s3cret")),
                UpdateUserParams.of(u -> u.put("private_metadata", "s3cret")),
                UpdateUserParams.of(u -> u.put("x", nested)),
                UpdateUserParams.of(u -> u.putAll(CreateUserParams.of(c -> c.put("x", nested))))))
        .allSatisfy(each -> assertThat(each.toString()).contains("private_metadata=***"))
        .asString()
        .doesNotContain("s3cret");
    assertThat(
            UpdateUserMetadataParams.of(
                u -> u.privateMetadata(Map.of()).publicMetadata(Map.of("private_metadata", 1))))
        .hasToString(
            "UpdateUserMetadataParams[private_metadata={},"
                + " public_metadata={private_metadata=1}]");
    assertThat(UpdateUserMetadataParams.of(u -> u.put("private_metadata", null)))
        .hasToString("UpdateUserMetadataParams[private_metadata=null]");
  }

  @Test
  void secretsOfParamsInsideOfParamsAreMasked() {
    UpdateUserParams inner = UpdateUserParams.of(u -> u.password("s3cret"));

    assertThat(
            UpdateUserParams.of(
                    u -> u.put("user", inner).put("users", List.of(Map.of("first", inner))))
                .toString())
        .contains("password=***")
        .doesNotContain("s3cret");
  }

  @Test
  void secretsStaySecretInParamsThatTakeThemOver() {
    RefreshSessionParams other =
        RefreshSessionParams.of(
            p ->
                p.expiredToken("s3cret").refreshToken("s3cret").requestOrigin("https://a.example"));

    assertThat(UpdateUserParams.of(u -> u.putAll(other)).toString())
        .contains("refresh_token=***")
        .doesNotContain("s3cret");
  }
}
