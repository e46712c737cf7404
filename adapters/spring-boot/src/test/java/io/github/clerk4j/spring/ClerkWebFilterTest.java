package io.github.clerk4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class ClerkWebFilterTest {
  private final FakeClerk fake = FakeClerk.start();
  private final ClerkClient clerk =
      ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).build();
  private final ClerkWebFilter filter =
      new ClerkWebFilter(
          RequestAuthenticator.builder(clerk)
              .acceptedTokens(AcceptedTokens.any())
              .clock(fake.clock())
              .build(),
          0);

  @AfterEach
  void stop() {
    clerk.close();
    fake.close();
  }

  private static MockServerWebExchange exchange(String token) {
    return MockServerWebExchange.from(
        MockServerHttpRequest.get("/").header("Authorization", "Bearer " + token));
  }

  @Test
  void aRequestThatWaitsForClerkBlocksNoThread() {
    fake.stub("POST", "/api_keys/verify", FakeResponse.silence());
    Disposable waiting = filter.filter(exchange("ak_slow"), next -> Mono.empty()).subscribe();
    assertThat(waiting.isDisposed()).isFalse();
    waiting.dispose();
  }

  @Test
  void aRequestThatWaitedForClerkGoesOnWhereOthersDoNotWait() {
    String key = fake.machineTokens().addApiKey(fake.addUser("ada@example.com")).secret();
    Boolean onThreadOfReactor =
        Mono.<Boolean>create(
                sink ->
                    filter
                        .filter(
                            exchange(key),
                            next -> {
                              sink.success(Schedulers.isInNonBlockingThread());
                              return Mono.empty();
                            })
                        .subscribe())
            .block(Duration.ofSeconds(30));
    assertThat(onThreadOfReactor).isTrue();
  }
}
