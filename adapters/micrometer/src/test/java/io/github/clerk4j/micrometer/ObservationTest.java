package io.github.clerk4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.NotFoundException;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeResponse;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObservationTest {
  private final TestObservationRegistry registry = TestObservationRegistry.create();
  private final List<Observation.Context> ended = new CopyOnWriteArrayList<>();
  private final List<Observation.Event> events = new CopyOnWriteArrayList<>();
  private final FakeClerk fake = FakeClerk.start();
  private final String id = fake.addUser("ada@example.com").id();
  private final ClerkObservations observed =
      ClerkObservations.of(registry, new SimpleMeterRegistry());
  private final ClerkClient clerk = client().build();

  ObservationTest() {
    registry
        .observationConfig()
        .observationHandler(
            new ObservationHandler<>() {
              @Override
              public void onEvent(Observation.Event event, Observation.Context context) {
                events.add(event);
              }

              @Override
              public void onStop(Observation.Context context) {
                ended.add(context);
              }

              @Override
              public boolean supportsContext(Observation.Context context) {
                return true;
              }
            });
  }

  @AfterEach
  void close() {
    clerk.close();
    fake.close();
  }

  private ClerkClient.Builder client() {
    return ClerkClient.builder()
        .secretKey(fake.secretKey())
        .apiUrl(fake.apiUrl())
        .listener(observed);
  }

  @Test
  void aCallIsAnObservationWithLowCardinalityValues() {
    clerk.users().getUser(id);

    Observation.Context call = ended.get(0);
    assertThat(call.getName()).isEqualTo("clerk.call");
    assertThat(call.getContextualName()).isEqualTo("clerk getUser");
    assertThat(call.getLowCardinalityKeyValues())
        .isEqualTo(KeyValues.of("method", "GET", "operation", "getUser", "outcome", "200"));
    assertThat(call.getError()).isNull();
  }

  @Test
  void theTraceIdOfClerkIsAHighCardinalityValue() {
    NotFoundException failure =
        catchThrowableOfType(NotFoundException.class, () -> clerk.users().getUser("user_none"));

    assertThat(failure.traceId()).isNotNull();
    assertThat(highCardinality("clerk.trace.id")).isEqualTo(failure.traceId());
    assertThat(highCardinality("clerk.attempts")).isEqualTo("1");
    assertThat(ended.get(0).getError()).isSameAs(failure);
  }

  private @Nullable String highCardinality(String key) {
    var value = ended.get(0).getHighCardinalityKeyValue(key);
    return value == null ? null : value.getValue();
  }

  @Test
  void theQueryIsNotPartOfTheSpan() {
    fake.enqueue(FakeResponse.error(403, "forbidden", "no"));
    assertThatThrownBy(() -> clerk.users().getUserList(q -> q.emailAddress("hostile@example.com")));

    Observation.Context call = ended.get(0);
    assertThat(call.getAllKeyValues().toString()).doesNotContain("hostile", fake.secretKey());
    assertThat(call.getError()).hasMessageNotContaining("hostile");
  }

  @Test
  void aSynchronousCallIsAChildOfTheCurrentObservation() {
    Observation parent = Observation.start("request", registry);
    parent.scoped(() -> clerk.users().getUser(id));
    parent.stop();

    assertThat(ended.get(0).getParentObservation()).isSameAs(parent);
    assertThat(registry.getCurrentObservation()).isNull();
  }

  @Test
  void anAsynchronousCallIsAChildOfTheObservationThatWasCurrentWhenItBegan() {
    fake.enqueue(FakeResponse.of(503).header("Retry-After", "0"));
    Observation parent = Observation.start("request", registry);
    parent.scoped(() -> clerk.async().users().getUser(id)).join();
    parent.stop();

    assertThat(ended.get(0).getName()).isEqualTo("clerk.call");
    assertThat(ended.get(0).getParentObservation()).isSameAs(parent);
  }

  @Test
  void anAsynchronousCallDoesNotStayCurrentOnItsThread() {
    var call = clerk.async().users().getUser(id);
    assertThat(registry.getCurrentObservation()).isNull();
    call.join();
  }

  @Test
  void anHttpRequestOfASynchronousCallIsAChildOfTheCall() {
    List<Observation> current = new CopyOnWriteArrayList<>();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  Observation now = registry.getCurrentObservation();
                  if (now != null) {
                    current.add(now);
                  }
                  return chain.proceed(chain.request());
                })
            .build();
    try (ClerkClient client = client().httpClient(http).build()) {
      client.users().getUser(id);
    }

    assertThat(current).hasSize(1);
    assertThat(current.get(0).getContext()).isInstanceOf(ClerkCallContext.class);
    assertThat(registry.getCurrentObservation()).isNull();
  }

  @Test
  void retriedAttemptsAreEvents() {
    fake.enqueue(
        FakeResponse.of(503).header("Retry-After", "0"),
        FakeResponse.of(502).header("Retry-After", "0"));

    clerk.users().getUser(id);

    assertThat(ended).hasSize(1);
    assertThat(events).extracting(Observation.Event::getName).containsExactly("retry", "retry");
    assertThat(events)
        .extracting(Observation.Event::getContextualName)
        .containsExactly("retry after 503", "retry after 502");
    assertThat(highCardinality("clerk.attempts")).isEqualTo("3");
  }

  @Test
  void aGlobalConventionRenamesCalls() {
    registry.observationConfig().observationConvention(new Renamed());

    clerk.users().getUser(id);

    assertThat(ended.get(0).getName()).isEqualTo("my.clerk");
  }

  private static final class Renamed extends DefaultClerkCallConvention
      implements GlobalObservationConvention<ClerkCallContext> {
    @Override
    public String getName() {
      return "my.clerk";
    }
  }
}
