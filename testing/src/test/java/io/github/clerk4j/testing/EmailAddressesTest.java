package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.EmailAddress;
import io.github.clerk4j.model.PhoneNumber;
import io.github.clerk4j.model.User;
import io.github.clerk4j.model.VerificationStatus;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmailAddressesTest {
  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);
  private final User ada = clerk.addUser("ada@example.com");

  @Test
  void anAddressIsAddedVerifiedMadePrimaryAndDeleted() {
    EmailAddress added = add("ada@example.org").as(EmailAddress.class);
    String path = "/v1/email_addresses/" + added.id();

    assertThat(added.verification()).isNull();
    assertThat(clerk.user(ada.id()).emailAddresses()).hasSize(2);

    EmailAddress verified =
        backend.patch(path, "{\"verified\":true,\"primary\":true}").as(EmailAddress.class);

    assertThat(verified.verification())
        .satisfies(it -> assertThat(it.status()).isEqualTo(VerificationStatus.VERIFIED));
    assertThat(clerk.user(ada.id()).primaryEmailAddressId()).isEqualTo(added.id());

    backend.delete(path);

    assertThat(clerk.user(ada.id()).emailAddresses()).hasSize(1);
    assertThat(clerk.user(ada.id()).primaryEmailAddressId()).isNull();
    assertThat(backend.get(path).code()).isEqualTo("resource_not_found");
  }

  @Test
  void onlyAVerifiedAddressBecomesPrimary() {
    EmailAddress added = add("ada@example.org").as(EmailAddress.class);

    Backend.Reply reply =
        backend.patch(
            "/v1/users/" + ada.id(), "{\"primary_email_address_id\":\"" + added.id() + "\"}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(clerk.user(ada.id()).primaryEmailAddressId()).isEqualTo(ada.primaryEmailAddressId());
  }

  @Test
  void oneAddressTakesThePlaceOfAll() {
    backend.put("/v1/users/" + ada.id() + "/email_address", "{\"email_address\":\"a@b.c\"}");

    assertThat(clerk.user(ada.id()).emailAddresses())
        .singleElement()
        .satisfies(it -> assertThat(it.emailAddress()).isEqualTo("a@b.c"));
  }

  @Test
  void malformedAndMissingAddressesAreErrors() {
    assertThat(add("ada").code()).isEqualTo("form_param_format_invalid");
    assertThat(backend.post("/v1/email_addresses", Map.of("user_id", ada.id())).code())
        .isEqualTo("form_param_missing");
  }

  @Test
  void phoneNumbersWorkAlike() {
    Backend.Reply reply =
        backend.post(
            "/v1/phone_numbers",
            Map.of("user_id", ada.id(), "phone_number", "+15555550100", "verified", true));

    assertThat(clerk.user(ada.id()).phoneNumbers()).containsExactly(reply.as(PhoneNumber.class));
  }

  private Backend.Reply add(String address) {
    return backend.post(
        "/v1/email_addresses", Map.of("user_id", ada.id(), "email_address", address));
  }
}
