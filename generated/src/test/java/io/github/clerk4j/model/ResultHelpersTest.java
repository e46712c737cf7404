package io.github.clerk4j.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The methods of models that are not members of their JSON. */
class ResultHelpersTest {
  private final User user = Json.read(User.class, Trees.resource("user.json"));

  @Test
  void aPrimaryEntryIsFoundByItsId() {
    assertThat(requireNonNull(user.primaryEmailAddress()).emailAddress())
        .isEqualTo("ada@example.com");
    assertThat(requireNonNull(user.primaryPhoneNumber()).phoneNumber()).isEqualTo("+15555550100");
    assertThat(user.primaryWeb3Wallet()).isNull();
  }

  @Test
  void aPrimaryEntryIsNullIfItIsMissing() {
    Web3Wallet withoutId = Web3Wallet.builder().web3Wallet("0x1").build();
    Web3Wallet wallet = Web3Wallet.builder().id("idn_1").web3Wallet("0x2").build();
    User.Builder wallets = User.builder().web3Wallets(List.of(withoutId, wallet));

    assertThat(wallets.build().primaryWeb3Wallet()).isNull();
    assertThat(wallets.primaryWeb3WalletId("idn_2").build().primaryWeb3Wallet()).isNull();
    assertThat(wallets.primaryWeb3WalletId("idn_1").build().primaryWeb3Wallet()).isEqualTo(wallet);
  }

  @ParameterizedTest
  @CsvSource({"Ada,Lovelace,Ada Lovelace", "Ada,,Ada", ",Lovelace,Lovelace", ",,", "' ','',"})
  void aFullNameIsTheNamesThatAreThere(
      @Nullable String first, @Nullable String last, @Nullable String full) {
    assertThat(User.builder().firstName(first).lastName(last).build().fullName()).isEqualTo(full);
    assertThat(
            OrganizationMembershipPublicUserData.builder()
                .firstName(first)
                .lastName(last)
                .build()
                .fullName())
        .isEqualTo(full);
  }

  @Test
  void onlyAVerifiedIdentificationIsVerified() {
    assertThat(user.emailAddresses())
        .extracting(EmailAddress::isVerified)
        .containsExactly(true, false);
    assertThat(user.phoneNumbers().get(0).verification()).isNull();
    assertThat(user.phoneNumbers().get(0).isVerified()).isFalse();
    assertThat(user.externalAccounts().get(0).isVerified()).isTrue();
  }

  @Test
  void aHelperIsNoMemberOfTheJson() {
    assertThat(Trees.object(Json.write(user)))
        .doesNotContainKeys("full_name", "primary_email_address", "fullName", "verified");
  }
}
