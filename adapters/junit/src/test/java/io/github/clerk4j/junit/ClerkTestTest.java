package io.github.clerk4j.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.auth.RequestState;
import io.github.clerk4j.model.User;
import io.github.clerk4j.model.WebhookEvent.UserCreated;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.webhook.WebhookVerifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@ClerkTest(authorizedParty = "https://app.example.com")
class ClerkTestTest {
  private static @Nullable FakeClerk shared;
  private final FakeClerk fake;
  private final User ada;

  ClerkTestTest(FakeClerk fake) {
    this.fake = fake;
    this.ada = fake.addUser();
  }

  @BeforeAll
  static void aLifecycleMethodOfTheClassGetsTheFake(FakeClerk fake, ClerkClient clerk) {
    shared = fake;
    assertThat(clerk.toString()).contains(fake.apiUrl());
  }

  @BeforeEach
  @AfterEach
  void aLifecycleMethodOfATestGetsTheFake(FakeClerk same) {
    assertThat(same).isSameAs(fake).isSameAs(shared);
  }

  @AfterAll
  static void theFakeRunsUntilTheLastLifecycleMethod(FakeClerk fake, ClerkClient clerk) {
    assertThat(fake).isSameAs(shared);
    assertThat(clerk.users().getUserList().all()).isNotEmpty();
  }

  @Test
  void aClientCallsTheFake(ClerkClient clerk) {
    assertThat(clerk.users().getUser(ada.id())).isEqualTo(ada);
    assertThat(fake.requests()).isNotEmpty();
  }

  @Test
  void anAuthenticatorAcceptsTokensOfTheFake(RequestAuthenticator authenticator) {
    RequestState state = authenticator.authenticateRequest(request(fake));
    assertThat(state.toAuth().userId()).isEqualTo(ada.id());
    try (FakeClerk other = FakeClerk.builder().authorizedParty("https://app.example.com").start()) {
      User stranger = other.addUser();
      String token = other.sessionToken(stranger).sign();
      assertThat(authenticator.authenticateRequest(Requests.bearer(token)).isAuthenticated())
          .isFalse();
    }
  }

  @Test
  void anAuthenticatorRequiresTheAuthorizedParty(RequestAuthenticator authenticator) {
    String token = fake.sessionToken(ada).authorizedParty("https://other.example.com").sign();
    assertThat(authenticator.authenticateRequest(Requests.bearer(token)).isAuthenticated())
        .isFalse();
  }

  @Test
  void aVerifierAcceptsWebhooksOfTheFake(WebhookVerifier webhooks) {
    var event = fake.webhooks().event("user.created", ada);
    assertThat(webhooks.verify(event.headers(), event.body())).isInstanceOf(UserCreated.class);
  }

  private ClerkRequest request(FakeClerk clerk) {
    return Requests.bearer(clerk.sessionToken(ada).sign());
  }

  @Nested
  class ANestedClass {
    @Test
    void sharesTheFakeAndItsClient(FakeClerk nested, ClerkClient clerk) {
      assertThat(nested).isSameAs(shared);
      assertThat(clerk.users().getUser(ada.id())).isEqualTo(ada);
    }
  }
}
