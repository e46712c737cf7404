package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.api.UsersApi.GetUserListParams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ParamsTest {
  @Test
  void aFieldThatIsNotSetIsNotSent() {
    assertThat(json(UpdateUserParams.of(u -> {}))).isEqualTo("{}");
    assertThat(json(UpdateUserParams.of(u -> u.firstName("John"))))
        .isEqualTo("{\"first_name\":\"John\"}");
  }

  @Test
  void aFieldThatIsSetToNullIsSentAsNull() {
    assertThat(json(UpdateUserParams.of(u -> u.firstName("John").lastName(null))))
        .isEqualTo("{\"first_name\":\"John\",\"last_name\":null}");
    assertThat(json(UpdateUserParams.of(u -> u.createOrganizationsLimit((Long) null))))
        .isEqualTo("{\"create_organizations_limit\":null}");
    assertThat(json(UpdateUserParams.of(u -> u.legalAcceptedAt(null))))
        .isEqualTo("{\"legal_accepted_at\":null}");
  }

  @Test
  void falseZeroAndNothingInAListAreValuesToo() {
    assertThat(
            json(
                UpdateUserParams.of(
                    u ->
                        u.deleteSelfEnabled(false)
                            .createOrganizationsLimit(0)
                            .username("")
                            .backupCodes())))
        .isEqualTo(
            "{\"delete_self_enabled\":false,\"create_organizations_limit\":0,"
                + "\"username\":\"\",\"backup_codes\":[]}");
  }

  @Test
  void theLastValueOfAFieldCounts() {
    assertThat(json(UpdateUserParams.of(u -> u.firstName("John").firstName("Jane"))))
        .isEqualTo("{\"first_name\":\"Jane\"}");
  }

  @Test
  void aListIsGivenAsOneOrAsItsItems() {
    assertThat(CreateUserParams.of(u -> u.emailAddress("a@example.com", "b@example.com")))
        .isEqualTo(
            CreateUserParams.of(u -> u.emailAddress(List.of("a@example.com", "b@example.com"))));
  }

  @Test
  void aTimeIsSentAsTheDescriptionSays() {
    assertThat(json(UpdateUserParams.of(u -> u.createdAt(Instant.ofEpochSecond(1_700_000_000)))))
        .isEqualTo("{\"created_at\":\"2023-11-14T22:13:20Z\"}");
  }

  @Test
  void aFieldThatIsNotKnownYetIsSentAsItIs() {
    assertThat(
            json(
                UpdateUserParams.of(
                    u ->
                        u.firstName("John")
                            .put("shoe_size", 43)
                            .put("nested", UpdateUserParams.of(n -> n.lastName(null)))
                            .put("status", VerificationStatus.VERIFIED)
                            .put("list", List.of(1.5, Map.of("a", true))))))
        .isEqualTo(
            "{\"first_name\":\"John\",\"shoe_size\":43,\"nested\":{\"last_name\":null},"
                + "\"status\":\"verified\",\"list\":[1.5,{\"a\":true}]}");
  }

  @Test
  void otherParamsCanBeTakenOver() {
    UpdateUserParams base = UpdateUserParams.of(u -> u.firstName("John").lastName("Doe"));

    assertThat(json(UpdateUserParams.of(u -> u.lastName("Wick").putAll(base).locale("en"))))
        .isEqualTo("{\"last_name\":\"Doe\",\"first_name\":\"John\",\"locale\":\"en\"}");
  }

  @Test
  void paramsAreEqualByWhatIsSetWhateverTheOrder() {
    UpdateUserParams params = UpdateUserParams.of(u -> u.firstName("John").lastName(null));

    assertThat(params)
        .isEqualTo(UpdateUserParams.of(u -> u.lastName(null).firstName("John")))
        .hasSameHashCodeAs(UpdateUserParams.of(u -> u.lastName(null).firstName("John")))
        .isNotEqualTo(UpdateUserParams.of(u -> u.firstName("John")));
    assertThat((Object) CreateUserParams.of(u -> u.firstName("John")))
        .isNotEqualTo(UpdateUserParams.of(u -> u.firstName("John")));
  }

  @Test
  void nothingThatIsChangedLaterChangesParams() {
    UpdateUserParams.Builder builder = UpdateUserParams.builder();
    List<String> codes = new ArrayList<>(List.of("one"));
    Map<String, Object> more = new HashMap<>(Map.of("a", 1));
    UpdateUserParams params = builder.backupCodes(codes).put("more", more).build();

    codes.add("two");
    more.put("b", 2);
    builder.firstName("John");

    assertThat(json(params)).isEqualTo("{\"backup_codes\":[\"one\"],\"more\":{\"a\":1}}");
    assertThat(params.fields()).isUnmodifiable();
  }

  @Test
  void aRequiredFieldThatIsMissingIsNamedByItsSetterAndParams() {
    assertThatIllegalStateException()
        .isThrownBy(() -> RefreshSessionParams.of(p -> p.requestOrigin("https://example.com")))
        .withMessage("RefreshSessionParams: required but not set: expiredToken, refreshToken");
    assertThatIllegalStateException()
        .isThrownBy(() -> BanUsersParams.builder().build())
        .withMessage("BanUsersParams: required but not set: userIds");
  }

  @Test
  @SuppressWarnings("NullAway") // nulls are what callers without a checker pass
  void aNullThatClerkDoesNotTakeIsNeverSilentlyAbsent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CreateUserParams.of(u -> u.emailAddress((List<String>) null)))
        .withMessage(
            "CreateUserParams: emailAddress must not be null; to send nothing, do not call it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CreateUserParams.of(u -> u.emailAddress((String[]) null)))
        .withMessageStartingWith("CreateUserParams: emailAddress must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CreateUserParams.of(u -> u.emailAddress("a@example.com", null)))
        .withMessageStartingWith("CreateUserParams: an item of emailAddress must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RefreshSessionParams.of(p -> p.expiredToken(null)))
        .withMessageStartingWith("RefreshSessionParams: expiredToken must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GetUserListParams.of(q -> q.emailAddress((List<String>) null)))
        .withMessageStartingWith("GetUserListParams: emailAddress must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GetUserListParams.of(q -> q.userId("user_1", null)))
        .withMessageStartingWith("GetUserListParams: an item of userId must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GetUserListParams.of(q -> q.query(null)))
        .withMessageStartingWith("GetUserListParams: query must not be null");
  }

  @Test
  void aNullForANestedFieldCompilesAndIsSentAsNull() {
    assertThat(json(UpdateEnterpriseConnectionParams.of(c -> c.saml(null).oidc(null))))
        .isEqualTo("{\"saml\":null,\"oidc\":null}");
    assertThat(json(UpdateSamlConnectionParams.of(c -> c.loginHint(null))))
        .isEqualTo("{\"login_hint\":null}");
    assertThat(json(UpdateEnterpriseConnectionSamlParams.of(c -> c.loginHint(null))))
        .isEqualTo("{\"login_hint\":null}");
    assertThat(json(CreateEnterpriseConnectionSamlParams.of(c -> c.loginHint(null))))
        .isEqualTo("{\"login_hint\":null}");
    assertThat(
            json(
                CreateSamlConnectionParams.of(
                    c -> c.name("a").provider(SamlProvider.of("b")).loginHint(null))))
        .isEqualTo("{\"name\":\"a\",\"provider\":\"b\",\"login_hint\":null}");
    assertThat(
            json(
                CreateEnterpriseConnectionParams.of(
                    c ->
                        c.name("a")
                            .provider(EnterpriseProvider.of("b"))
                            .domains("c")
                            .saml(null)
                            .oidc(null))))
        .endsWith("\"saml\":null,\"oidc\":null}");
    assertThat(json(CreateOrganizationParams.of(o -> o.name("a").publicMetadata(null))))
        .isEqualTo("{\"name\":\"a\",\"public_metadata\":null}");
  }

  @Test
  @SuppressWarnings("NullAway") // nulls are what callers without a checker pass
  void aNullForARequiredNestedFieldCompilesAndIsAnErrorThatNamesTheSetter() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CreateActorTokenParams.builder().actor(null))
        .withMessageStartingWith("CreateActorTokenParams: actor must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CreateAgentTaskParams.builder().onBehalfOf(null))
        .withMessageStartingWith("CreateAgentTaskParams: onBehalfOf must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpdateUserMetadataParams.builder().publicMetadata(null))
        .withMessageStartingWith("UpdateUserMetadataParams: publicMetadata must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpdateUserMetadataParams.builder().publicMetadata(null, 1))
        .withMessageStartingWith(
            "UpdateUserMetadataParams: a key of publicMetadata must not be null");
  }

  @Test
  void noSetterOfAnObjectIsAmbiguousForNull() {
    assertThat(
            Samples.params()
                .map(each -> each.getName() + "$Builder")
                .flatMap(ParamsTest::lambdaSetters))
        .hasSizeGreaterThan(9)
        .allMatch(nested -> Consumer.class.isAssignableFrom(nested));
  }

  /** Returns the params types that can be set with a lambda too. */
  private static Stream<Class<?>> lambdaSetters(String builder) {
    try {
      return Arrays.stream(Class.forName(builder).getMethods())
          .map(each -> each.getParameterTypes())
          .filter(types -> types.length == 1 && Params.class.isAssignableFrom(types[0]))
          .map(types -> types[0])
          .filter(type -> type != Params.class);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nestedParamsAreGivenAsAnObjectOrALambda() {
    SamlLoginHintParams hint = SamlLoginHintParams.of(h -> h.mode(SamlLoginHintMode.of("omit")));

    assertThat(UpdateSamlConnectionParams.of(c -> c.loginHint(hint)))
        .isEqualTo(
            UpdateSamlConnectionParams.of(
                c -> c.loginHint(h -> h.mode(SamlLoginHintMode.of("omit")))));
    assertThat(SamlLoginHintParams.of(hint.andThen(h -> h.put("more", 1))).fields())
        .containsOnlyKeys("mode", "more");
  }

  @Test
  void anExceptionInsideOfALambdaIsNotHidden() {
    IllegalStateException thrown = new IllegalStateException();

    assertThatThrownBy(
            () ->
                UpdateUserParams.of(
                    u -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
  }

  private static String json(Object params) {
    return Json.write(params);
  }
}
