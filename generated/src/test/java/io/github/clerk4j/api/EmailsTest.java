package io.github.clerk4j.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clerk4j.model.BatchEmailResult;
import io.github.clerk4j.model.ClerkError;
import io.github.clerk4j.model.CreateEmailParams;
import io.github.clerk4j.model.Email;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The emails that an application sends, and the key that makes a retry of one safe. */
class EmailsTest {
  private static final String SENT =
      "{\"object\":\"email\",\"id\":\"ema_1\",\"status\":\"queued\"}";
  private static final String BODY =
      "{\"to\":{\"address\":\"ada@example.com\"},\"from\":{\"address\":\"shop@example.com\"},"
          + "\"subject\":\"Your receipt\",\"text\":\"Thank you.\"}";

  private final FakeTransport caller = new FakeTransport();
  private final EmailsApi emails = new EmailsApi(caller);

  @Test
  void anEmailIsSent() {
    caller.answer(SENT);

    Email email =
        emails.create(
            e ->
                e.to(t -> t.address("ada@example.com"))
                    .from(f -> f.address("shop@example.com"))
                    .subject("Your receipt")
                    .text("Thank you."));

    assertThat(email.status()).isEqualTo("queued");
    assertThat(body(caller.requests.get(0))).isEqualTo(BODY);
    assertThat(caller.requests.get(0).header("Idempotency-Key")).isNull();
  }

  @Test
  void theIdempotencyKeyIsAHeaderAndNotInTheBody() {
    caller.answer(SENT).answer(SENT);

    emails.create(receipt("order_123-a"));
    new EmailsApiAsync(caller).create(receipt("order_123-a")).join();

    assertThat(caller.requests)
        .allSatisfy(
            each -> {
              assertThat(each.header("Idempotency-Key")).isEqualTo("order_123-a");
              assertThat(body(each)).isEqualTo(BODY);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "order 123", "order/123", "ordér", "a\nb"})
  void anIdempotencyKeyThatClerkRejectsIsAnError(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> emails.create(receipt(key)))
        .withMessage(
            "emails().create: idempotencyKey must be 1 to 255 ASCII letters, digits, underscores or"
                + " hyphens: \""
                + key
                + "\"");
    assertThatIllegalArgumentException().isThrownBy(() -> emails.create(receipt("k".repeat(256))));
    assertThat(caller.requests).isEmpty();
  }

  @Test
  void eachEmailOfABatchHasItsKeyAndItsResult() {
    caller.answer(
        "[{\"index\":0,\"status_code\":200,\"email\":"
            + SENT
            + "},{\"index\":1,\"status_code\":429,\"retry_after_seconds\":7,"
            + "\"errors\":[{\"code\":\"too_many_requests\",\"message\":\"Slow down\"}]}]");

    List<BatchEmailResult> results =
        emails.createBatch(b -> b.messages(receipt("one"), receipt("two")));

    assertThat(body(caller.requests.get(0)))
        .startsWith("{\"messages\":[{")
        .contains("\"idempotency_key\":\"one\"", "\"idempotency_key\":\"two\"");
    BatchEmailResult sent = results.get(0);
    assertThat(requireNonNull(sent.email()).id()).isEqualTo("ema_1");
    assertThat(sent.errors()).isEmpty();
    BatchEmailResult rejected = results.get(1);
    assertThat(rejected.email()).isNull();
    assertThat(rejected.index()).isEqualTo(1);
    assertThat(rejected.statusCode()).isEqualTo(429);
    assertThat(rejected.retryAfterSeconds()).isEqualTo(7);
    assertThat(rejected.errors()).extracting(ClerkError::code).containsExactly("too_many_requests");
  }

  @Test
  void anEmailOfABatchCanBeRetriedAlone() {
    caller.answer("[{\"index\":0,\"status_code\":500,\"errors\":[]}]").answer(SENT);
    List<CreateEmailParams> messages = List.of(receipt("order_123"));

    for (BatchEmailResult each : emails.createBatch(b -> b.messages(messages))) {
      emails.create(messages.get((int) each.index()));
    }

    assertThat(caller.requests.get(1).header("Idempotency-Key")).isEqualTo("order_123");
  }

  @Test
  void anEmailIsRead() {
    caller.answer("{\"object\":\"email\",\"id\":\"ema_1\",\"suppression_reason\":\"bounced\"}");

    assertThat(emails.get("ema_1").suppressionReason()).isEqualTo("bounced");
    assertThat(caller.requests.get(0).url().encodedPath()).isEqualTo("/v1/email/ema_1");
  }

  @Test
  void theTextOfAnEmailIsNotShown() {
    assertThat(receipt("order_123").toString()).doesNotContain("receipt").doesNotContain("Thank");
  }

  private static CreateEmailParams receipt(String key) {
    return CreateEmailParams.of(
        e ->
            e.to(t -> t.address("ada@example.com"))
                .from(f -> f.address("shop@example.com"))
                .subject("Your receipt")
                .text("Thank you.")
                .idempotencyKey(key));
  }

  private static String body(Request request) {
    try {
      Buffer buffer = new Buffer();
      requireNonNull(request.body()).writeTo(buffer);
      return buffer.readUtf8();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
