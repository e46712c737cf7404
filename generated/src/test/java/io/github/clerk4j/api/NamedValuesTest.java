package io.github.clerk4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.DomainsEnrollmentMode;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.OauthProvider;
import io.github.clerk4j.model.OpenEnum;
import io.github.clerk4j.model.OrganizationInvitation;
import io.github.clerk4j.model.OrganizationInvitationStatus;
import io.github.clerk4j.model.PasswordHasher;
import io.github.clerk4j.model.RoleSetType;
import io.github.clerk4j.model.TemplateType;
import io.github.clerk4j.model.UpdateOrganizationSettingsParams;
import io.github.clerk4j.model.UpdateRoleSetParams;
import io.github.clerk4j.model.UpdateUserParams;
import io.github.clerk4j.model.UserOrderBy;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters with known values have constants for them, and still take any other text. */
class NamedValuesTest {
  private final FakeTransport caller = new FakeTransport();
  private final UsersApi users = new UsersApi(caller);

  @Test
  void anOrderHasAConstantForEachDirection() {
    caller.answer("[]").answer("[]");

    users.getUserList(q -> q.orderBy(UserOrderBy.LAST_SIGN_IN_AT));
    users.getUserList(q -> q.orderBy(UserOrderBy.LAST_SIGN_IN_AT_DESC));

    assertThat(caller.queries())
        .containsExactly("order_by=last_sign_in_at", "order_by=-last_sign_in_at");
  }

  @Test
  void anOrderIsAlsoText() {
    caller.answer("[]").answer("[]");

    users.getUserList(q -> q.orderBy("-created_at"));
    users.getUserList(q -> q.orderBy(UserOrderBy.of("+shoe_size")));

    assertThat(caller.queries()).containsExactly("order_by=-created_at", "order_by=+shoe_size");
    assertThat(UserOrderBy.of("-created_at")).isSameAs(UserOrderBy.CREATED_AT_DESC);
  }

  @Test
  void everyOrderOfAListHasATypeAndIsAlsoText() {
    Map<Class<?>, List<Class<?>>> orders =
        services()
            .flatMap(each -> Arrays.stream(each.getDeclaredClasses()))
            .flatMap(each -> Arrays.stream(each.getDeclaredClasses()))
            .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
            .filter(each -> each.getName().equals("orderBy"))
            .collect(
                Collectors.groupingBy(
                    Method::getDeclaringClass,
                    Collectors.mapping(NamedValuesTest::parameter, Collectors.toList())));

    assertThat(orders).hasSize(15);
    assertThat(orders.values())
        .allSatisfy(
            types -> {
              assertThat(types).hasSize(2).contains(String.class);
              assertThat(types).filteredOn(OpenEnum.class::isAssignableFrom).hasSize(1);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"google", "oauth_google"})
  void anOauthProviderIsCompletedWithItsPrefix(String text) {
    caller.answer("[]").answer("[]");

    users.getUserOauthAccessToken("user_1", OauthProvider.of(text));
    users.getUserOauthAccessToken("user_1", OauthProvider.GOOGLE);

    assertThat(caller.requests)
        .extracting(each -> each.url().encodedPath())
        .containsOnly("/v1/users/user_1/oauth_access_tokens/oauth_google");
    assertThat(OauthProvider.of(text)).isSameAs(OauthProvider.GOOGLE);
  }

  @Test
  void anOauthProviderIsReadAsItIs() {
    assertThat(Json.read(OauthProvider.class, "\"custom_acme\"").value()).isEqualTo("custom_acme");
  }

  @Test
  @SuppressWarnings("NullAway") // callers without it
  void aValueOfNullIsAMistakeThatNamesTheType() {
    assertThatThrownBy(() -> OauthProvider.of(null))
        .hasMessage("OauthProvider.of: value must not be null");
    assertThatThrownBy(() -> UserOrderBy.of(null))
        .hasMessage("UserOrderBy.of: value must not be null");
  }

  @ParameterizedTest
  @CsvSource({"custom_acme", "oauth_custom_acme"})
  void anOauthProviderOfTheInstanceIsCompletedToo(String text) {
    assertThat(OauthProvider.of(text)).hasToString("oauth_custom_acme");
  }

  @Test
  void hashersTypesAndModesAreValuesWithNames() {
    assertThat(UpdateUserParams.of(u -> u.passwordHasher(PasswordHasher.BCRYPT)).fields())
        .containsEntry("password_hasher", PasswordHasher.BCRYPT);
    assertThat(UpdateRoleSetParams.of(r -> r.type(RoleSetType.INITIAL)).fields())
        .containsEntry("type", RoleSetType.INITIAL);
    assertThat(UpdateRoleSetParams.of(r -> r.type(null)).fields()).containsEntry("type", null);
    assertThat(
            UpdateOrganizationSettingsParams.of(
                    s -> s.domainsEnrollmentModes(DomainsEnrollmentMode.AUTOMATIC_INVITATION))
                .fields())
        .containsEntry(
            "domains_enrollment_modes", List.of(DomainsEnrollmentMode.AUTOMATIC_INVITATION));
  }

  @Test
  @SuppressWarnings("deprecation") // all operations with such a path are deprecated
  void aValueWithNameInAPathIsSentAsItsText() {
    caller.answer("{}");

    new EmailAndSmsTemplatesApi(caller).getTemplate(TemplateType.EMAIL, "invitation");

    assertThat(caller.requests.get(0).url().encodedPath())
        .isEqualTo("/v1/templates/email/invitation");
  }

  @Test
  void theStatusOfAnOrganizationInvitationIsItsEnum() {
    OrganizationInvitation invitation =
        OrganizationInvitation.builder().status(OrganizationInvitationStatus.PENDING).build();

    assertThat(invitation.status()).isEqualTo(OrganizationInvitationStatus.of("pending"));
  }

  private static Stream<Class<?>> services() {
    return Arrays.stream(ClerkServices.class.getDeclaredMethods()).map(Method::getReturnType);
  }

  private static Class<?> parameter(Method setter) {
    return setter.getParameterTypes()[0];
  }
}
