package io.github.clerk4j;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client, and a server on loopback that answers as it is told. */
abstract class HttpTest {
  static final String KEY = "sk_test_7f3a9c";
  static final String USER = "{\"id\":\"user_1\",\"object\":\"user\",\"first_name\":\"John\"}";

  final MockWebServer server = new MockWebServer();
  ClerkClient clerk = builder("http://localhost").build();

  @BeforeEach
  void start() throws IOException {
    server.start();
    clerk = builder(server.url("/").toString()).build();
  }

  @AfterEach
  void stop() {
    clerk.close();
    server.close();
  }

  ClerkClient.Builder builder() {
    return builder(server.url("/").toString());
  }

  private static ClerkClient.Builder builder(String url) {
    return ClerkClient.builder().secretKey(KEY).apiUrl(url).maxRetries(0);
  }

  /** Answers the next request. */
  void answer(int status, String body, String... headers) {
    MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
    for (String each : headers) {
      response.addHeader(each);
    }
    server.enqueue(response.build());
  }

  /** The next request that came. */
  RecordedRequest sent() throws InterruptedException {
    return Objects.requireNonNull(server.takeRequest(10, TimeUnit.SECONDS), "no request came");
  }

  static String body(RecordedRequest request) {
    return Objects.requireNonNull(request.getBody()).utf8();
  }
}
