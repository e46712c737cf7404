package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.CreatedMachine;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClosedTest {
  private static Stream<ThrowingCallable> calls() {
    FakeClerk clerk = FakeClerk.start();
    User ada = clerk.addUser("ada@example.com");
    Session session = clerk.signIn(ada);
    CreatedMachine machine = clerk.machineTokens().addMachine("billing");
    TokenBuilder token = clerk.sessionToken(session);
    SignedWebhook webhook = clerk.webhooks().event("user.created", ada);
    Webhooks webhooks = clerk.webhooks();
    Browsers browsers = clerk.browsers();
    Faults faults = clerk.faults();
    MachineTokens machines = clerk.machineTokens();
    clerk.close();
    clerk.close();
    return Stream.of(
        clerk::apiUrl,
        clerk::secretKey,
        clerk::environment,
        clerk::jwtKey,
        clerk::signInUrl,
        clerk::authorizedParty,
        clerk::webhookSigningSecret,
        () -> clerk.addUser("bob@example.com"),
        () -> clerk.user(ada.id()),
        () -> clerk.signIn(ada),
        () -> clerk.sessionToken(ada),
        token::sign,
        clerk::rotateKeys,
        clerk::clearRequests,
        () -> clerk.enqueue(FakeResponse.of(500)),
        () -> clerk.stub("GET", "/users", FakeResponse.of(500)),
        clerk::resetResponses,
        faults::outage,
        faults::refuseConnections,
        () -> faults.latency(Duration.ZERO),
        faults::clear,
        browsers::signOut,
        browsers::newDevBrowserToken,
        () -> browsers.handshakeToken(),
        browsers::cookieSuffix,
        () -> machines.addM2mToken(machine),
        () -> machines.m2mJwt(machine),
        () -> machines.oauthJwt(ada, "client"),
        () -> machines.revoke("ak_1"),
        () -> webhooks.event("user.created", ada),
        () -> webhooks.sign("{}"),
        () -> webhooks.deliver(webhook),
        () -> webhooks.deliverTo("http://127.0.0.1:1"),
        webhooks::rotateSecret,
        webhooks::awaitDeliveries);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aCallAfterCloseSaysSo(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("FakeClerk is closed");
  }

  @Test
  void whatWasReceivedCanStillBeRead() {
    FakeClerk clerk = FakeClerk.start();
    new Backend(clerk).get("/v1/users");
    String shown = clerk.toString();

    clerk.close();

    assertThat(clerk.requests()).hasSize(1);
    assertThat(clerk.webhooks().deliveries()).isEmpty();
    assertThat(clerk).hasToString(shown);
  }

  @Test
  void aFaultMayEndAfterTheInstance() {
    FakeClerk clerk = FakeClerk.start();
    Fault refused = clerk.faults().refuseConnections();

    clerk.close();

    refused.close();
  }
}
