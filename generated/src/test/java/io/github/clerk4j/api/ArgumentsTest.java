package io.github.clerk4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clerk4j.model.CreateInvitationBulkParams;
import io.github.clerk4j.model.UpdateUserParams;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid arguments fail before anything is sent, in words that name method and argument. */
@SuppressWarnings({"NullAway", "FutureReturnValueIgnored"}) // as callers without a checker do
class ArgumentsTest {
  private static final byte[] IMAGE = {1};

  private final FakeTransport caller = new FakeTransport();
  private final UsersApi users = new UsersApi(caller);
  private final UsersApiAsync async = new UsersApiAsync(caller);

  private record Mistake(String message, Consumer<ArgumentsTest> call) {}

  private static Arguments row(String message, Consumer<ArgumentsTest> call) {
    return Arguments.of(message, new Mistake(message, call));
  }

  static Stream<Arguments> nulls() {
    return Stream.of(
        row("users().getUser: userId must not be null", t -> t.users.getUser(null)),
        row("users().getUser: userId must not be null", t -> t.async.getUser(null)),
        row("users().banUser: userId must not be null", t -> t.users.banUser(null)),
        row(
            "users().deleteUserExternalAccount: externalAccountId must not be null",
            t -> t.users.deleteUserExternalAccount("user_1", null)),
        row(
            "users().updateUser: params must not be null",
            t -> t.users.updateUser("user_1", (UpdateUserParams) null)),
        row(
            "users().updateUser: params must not be null",
            t -> t.users.updateUser("user_1", (Consumer<UpdateUserParams.Builder>) null)),
        row(
            "users().updateUser: params must not be null",
            t -> t.async.updateUser("user_1", (UpdateUserParams) null)),
        row(
            "users().getUserList: params must not be null",
            t -> t.users.getUserList((UsersApi.GetUserListParams) null)),
        row(
            "users().getUserList: params must not be null",
            t -> t.async.getUserList((Consumer<UsersApi.GetUserListParams.Builder>) null)),
        row(
            "users().getCount: params must not be null",
            t -> t.users.getCount((UsersApi.GetCountParams) null)),
        row(
            "users().updateUserProfileImage: file must not be null",
            t -> t.users.updateUserProfileImage("user_1", null)),
        row(
            "users().updateUserProfileImage: userId must not be null",
            t -> t.users.updateUserProfileImage(null, Upload.of(IMAGE, "me.png", "image/png"))),
        row(
            "apiKeys().list: subject must not be null",
            t -> new ApiKeysApi(t.caller).list((String) null)),
        row(
            "invitations().createInvitationBulk: params must not be null",
            t -> new InvitationsApi(t.caller).createInvitationBulk(null)),
        row(
            "invitations().createInvitationBulk: each of params must not be null",
            t ->
                new InvitationsApi(t.caller)
                    .createInvitationBulk(
                        Collections.<CreateInvitationBulkParams>singletonList(null))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nulls")
  void aNullIsNamedByMethodAndArgument(String message, Mistake mistake) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mistake.call().accept(this))
        .withMessage(message);
    assertThat(caller.requests).isEmpty();
  }

  @Test
  void anEmptyIdIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.getUser(""))
        .withMessage("users().getUser: userId must not be empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void aPathInPlaceOfAnIdIsNamed(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.banUser(id))
        .withMessage("users().banUser: userId must be an id, not \"" + id + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user_\ud83d", "\ude00", "\ude00\ud83d", "a\ud83d\ud83d\ude00"})
  void halfOfASurrogatePairIsNoId(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.getUser(id))
        .withMessageStartingWith("users().getUser: userId must be well-formed Unicode");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ApiKeysApi(caller).list(id))
        .withMessageStartingWith("apiKeys().list: subject must be well-formed Unicode");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.getUserList(q -> q.userId(List.of("user_1", id))))
        .withMessageStartingWith("user_id[1] must be well-formed Unicode");
    assertThat(caller.requests).isEmpty();
  }

  @Test
  void aWholeSurrogatePairIsSent() {
    caller.answer("{}");

    users.getUser("\ud83d\ude00");

    assertThat(caller.requests.get(0).url().encodedPath()).endsWith("/users/%F0%9F%98%80");
  }
}
