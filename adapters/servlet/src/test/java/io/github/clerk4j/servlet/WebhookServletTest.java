package io.github.clerk4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.scenarios.StartedApplication;
import io.github.clerk4j.servlet.Application.Container;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.SignedWebhook;
import io.github.clerk4j.webhook.WebhookVerifier;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Webhooks that are received by a servlet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookServletTest {
  private static final String SECRET = "CLERK_WEBHOOK_SIGNING_SECRET";
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final FakeClerk fake = FakeClerk.start();
  private final OkHttpClient http = new OkHttpClient();
  private final List<String> received = new CopyOnWriteArrayList<>();

  @AfterAll
  void stop() {
    fake.close();
  }

  @BeforeEach
  void nothingIsReceived() {
    received.clear();
  }

  private WebhookServlet servlet() {
    WebhookVerifier verifier =
        WebhookVerifier.builder().signingSecrets(fake.webhookSigningSecret()).build();
    return new WebhookServlet(
        verifier, (event, messageId) -> received.add(event.type() + " " + messageId));
  }

  @ParameterizedTest
  @EnumSource
  void theHandlerGetsTheEventAndTheIdOfItsDelivery(Container container) throws Exception {
    SignedWebhook webhook = fake.webhooks().event("user.created", Map.of("first_name", "Zo\u00eb"));
    assertThat(statuses(container, servlet(), webhook)).containsExactly(204);
    assertThat(received)
        .containsExactly("user.created " + WebhookVerifier.messageId(webhook.headers()));
  }

  @ParameterizedTest
  @EnumSource
  void aBodyOfTheMostBytesIsReadAndALongerOneIs413(Container container) throws Exception {
    SignedWebhook webhook = fake.webhooks().event("user.created", Map.of("id", "user_1"));
    int length = webhook.body().length;
    assertThat(statuses(container, servlet().maxBodySize(length), webhook)).containsExactly(204);
    assertThat(statuses(container, servlet().maxBodySize(length - 1), webhook))
        .containsExactly(413);
    assertThat(received).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aLongBodyThatAnnouncesNoLengthIs413Too(Container container) throws Exception {
    SignedWebhook webhook = fake.webhooks().event("user.created", Map.of("id", "user_1"));
    StartedApplication application = start(container, servlet().maxBodySize(10));
    assertThat(post(application, webhook, chunked(webhook.body()))).isEqualTo(413);
    application.stop();
    assertThat(received).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aGetRequestIs405(Container container) throws Exception {
    StartedApplication application = start(container, servlet());
    Request get = new Request.Builder().url(application.url() + "/webhooks").build();
    try (Response response = http.newCall(get).execute()) {
      assertThat(response.code()).isEqualTo(405);
    }
    application.stop();
  }

  /** A servlet as a user writes it. */
  static final class Webhooks extends WebhookServlet {
    private final List<String> received;

    Webhooks(List<String> received) {
      this.received = received;
    }

    @Override
    protected void handle(WebhookEvent event, String messageId) throws IOException {
      received.add(event.type());
      if (received.size() == 1) {
        throw new IOException("the database is down");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void aSubclassHandlesEventsAndGetsThemAgainAfterAnException(Container container)
      throws Exception {
    System.setProperty(SECRET, fake.webhookSigningSecret());
    try {
      SignedWebhook webhook = fake.webhooks().event("user.created", Map.of("id", "user_1"));
      assertThat(statuses(container, new Webhooks(received), webhook, webhook))
          .containsExactly(500, 204);
      assertThat(received).containsExactly("user.created", "user.created");
    } finally {
      System.clearProperty(SECRET);
    }
  }

  @Test
  void aServletWithoutASecretFailsWhenItStarts() {
    assertThatThrownBy(() -> new Webhooks(received).init(new Parameters(Map.of())))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining(SECRET);
  }

  @Test
  void aLimitThatIsNoneIsRejected() {
    assertThatThrownBy(() -> servlet().maxBodySize(0))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage("maxBodySize must be from 1 to 1073741824: 0");
  }

  private List<Integer> statuses(
      Container container, HttpServlet servlet, SignedWebhook... webhooks) throws Exception {
    StartedApplication application = start(container, servlet);
    List<Integer> statuses = new CopyOnWriteArrayList<>();
    for (SignedWebhook each : webhooks) {
      statuses.add(post(application, each, RequestBody.create(each.body(), JSON)));
    }
    application.stop();
    return statuses;
  }

  private static StartedApplication start(Container container, HttpServlet servlet)
      throws Exception {
    return container.start(
        servlets -> servlets.addServlet("webhooks", servlet).addMapping("/webhooks"));
  }

  private int post(StartedApplication application, SignedWebhook webhook, RequestBody body)
      throws IOException {
    Request.Builder request = new Request.Builder().url(application.url() + "/webhooks").post(body);
    webhook.headers().forEach((name, lines) -> request.header(name, lines.get(0)));
    try (Response response = http.newCall(request.build()).execute()) {
      return response.code();
    }
  }

  private static RequestBody chunked(byte[] bytes) {
    return new RequestBody() {
      @Override
      public MediaType contentType() {
        return JSON;
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        sink.write(bytes);
      }
    };
  }
}
