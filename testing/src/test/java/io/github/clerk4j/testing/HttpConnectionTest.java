package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One connection, byte by byte. */
class HttpConnectionTest {
  private static final String HOST = "Host: h\r\n";

  private final List<IncomingRequest> requests = new ArrayList<>();

  @Test
  void requestsOfOneConnectionGetResponsesInTheirOrder() {
    RecordingSocket socket =
        send(
            "GET /1 HTTP/1.1\r\n" + HOST + "\r\n\r\nGET /2 HTTP/1.1\r\n" + HOST + "\r\n",
            request -> FakeResponse.of(200, request.path()));

    assertThat(socket.text())
        .isEqualTo(
            "HTTP/1.1 200 \r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n/1"
                + "HTTP/1.1 200 \r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n/2");
  }

  @Test
  void aResponseIsSentAtOnceAndInOnePiece() {
    RecordingSocket socket =
        send("GET / HTTP/1.1\r\n" + HOST + "\r\n", request -> FakeResponse.of(200, "{}"));

    assertThat(socket.hasNoDelay()).isTrue();
    assertThat(socket.pieces()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE", "POST", "PATCH", "PURGE"})
  void aRequestOfAnyMethodCanHaveABody(String method) {
    send(
        method
            + " /1 HTTP/1.1\r\n"
            + HOST
            + "Content-Length: 5\r\n\r\nhello"
            + method
            + " /2 HTTP/1.1\r\n"
            + HOST
            + "\r\n",
        request -> FakeResponse.of(200));

    assertThat(requests).extracting(IncomingRequest::body).containsExactly("hello", "");
    assertThat(requests).extracting(IncomingRequest::path).containsExactly("/1", "/2");
  }

  @Test
  void aBodyCanComeInChunks() {
    send(
        "POST /1 HTTP/1.1\r\n"
            + HOST
            + "Transfer-Encoding: Chunked\r\n\r\n"
            + "5;a=b\r\nhello\r\n00C\r\n to all\r\n...\r\n0\r\nTrailer: x\r\n\r\n"
            + "GET /2 HTTP/1.1\r\n"
            + HOST
            + "\r\n",
        request -> FakeResponse.of(200));

    assertThat(requests)
        .extracting(IncomingRequest::body)
        .containsExactly("hello to all\r\n...", "");
  }

  @Test
  void aBodyThatIsHeldBackIsAskedFor() {
    RecordingSocket socket =
        send(
            "POST / HTTP/1.1\r\n" + HOST + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\nab",
            request -> FakeResponse.of(204));

    assertThat(socket.text())
        .isEqualTo(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 \r\n"
                + FakeResponse.of(204).headers().fields().stream()
                    .map(each -> each.name() + ": " + each.value() + "\r\n")
                    .collect(Collectors.joining())
                + "\r\n");
    assertThat(requests.get(0).body()).isEqualTo("ab");
  }

  @ParameterizedTest
  @CsvSource({"HEAD, 200, 2", "GET, 204,", "GET, 304,"})
  void noBodyFollowsWhereNoClientReadsOne(String method, int status, String length) {
    RecordingSocket socket =
        send(method + " / HTTP/1.1\r\n" + HOST + "\r\n", request -> FakeResponse.of(status, "{}"));

    assertThat(socket.text()).endsWith("\r\n\r\n");
    if (length == null) {
      assertThat(socket.text()).doesNotContain("Content-Length");
    } else {
      assertThat(socket.text()).contains("Content-Length: " + length + "\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /1 HTTP/1.1\r\nHost: h\r\nConnection: keep-alive, Close\r\n\r\n",
        "GET /1 HTTP/1.0\r\n\r\n"
      })
  void theConnectionIsClosedWhenTheClientWantsThat(String first) {
    RecordingSocket socket =
        send(first + "GET /2 HTTP/1.1\r\n" + HOST + "\r\n", request -> FakeResponse.of(200));

    assertThat(requests).hasSize(1);
    assertThat(socket.text()).contains("Connection: close\r\n");
    assertThat(socket.isClosed()).isTrue();
  }

  @Test
  void theConnectionIsClosedIfTheResponseSaysSo() {
    RecordingSocket socket =
        send(
            ("GET / HTTP/1.1\r\n" + HOST + "\r\n").repeat(2),
            request -> FakeResponse.of(200).header("Connection", "close"));

    assertThat(requests).hasSize(1);
    assertThat(socket.text().split("Connection: close", -1)).hasSize(2);
  }

  @Test
  void theServerAloneSaysWhereAResponseEnds() {
    RecordingSocket socket =
        send(
            "GET / HTTP/1.1\r\n" + HOST + "\r\n",
            request ->
                FakeResponse.of(200, "{}")
                    .header("content-length", "7")
                    .header("Transfer-Encoding", "chunked"));

    assertThat(socket.text()).contains("Content-Length: 2\r\n").doesNotContain("7", "chunked");
  }

  @Test
  void aTruncatedResponseAnnouncesMoreThanItSends() {
    String request = "GET / HTTP/1.1\r\n" + HOST + "\r\n";

    RecordingSocket half =
        send(request.repeat(2), each -> FakeResponse.of(200, "[1,2]").cutShort());
    RecordingSocket none = send(request, each -> FakeResponse.of(200).cutShort());
    RecordingSocket silent =
        send(request, each -> FakeResponse.disconnect().after(Duration.ofNanos(1)).cutShort());

    assertThat(half.text()).endsWith("Content-Length: 5\r\n\r\n[1");
    assertThat(none.text()).endsWith("Content-Length: 1\r\n\r\n");
    assertThat(silent.text()).isEmpty();
  }

  @Test
  void aTargetCanBeAbsolute() {
    send(
        "GET http://h:80/v1/users?a=b HTTP/1.1\r\n"
            + HOST
            + "\r\n"
            + "GET HTTP://h?c HTTP/1.1\r\n"
            + HOST
            + "\r\n",
        request -> FakeResponse.of(200));

    assertThat(requests).extracting(IncomingRequest::path).containsExactly("/v1/users", "/");
    assertThat(requests).extracting(IncomingRequest::query).containsExactly("a=b", "c");
  }

  @ParameterizedTest
  @CsvSource({
    "400, GET /",
    "400, GET / / HTTP/1.1",
    "400, G@T / HTTP/1.1",
    "400, GET * HTTP/1.1",
    "400, GET users HTTP/1.1",
    "505, GET / HTTP/2.0",
    "505, PRI * HTTP/2.0",
    "400, GET / HTTP/1.1|",
    "400, GET / HTTP/1.1|Host: a|Host: b",
    "400, GET / HTTP/1.1|Host: h|no colon",
    "400, GET / HTTP/1.1|Host: h|blank : x",
    "400, GET / HTTP/1.1|Host: h| folded: x",
    "400, GET / HTTP/1.1|Host: h|Content-Length: 1|Content-Length: 1",
    "400, GET / HTTP/1.1|Host: h|Content-Length: 1|Transfer-Encoding: chunked",
    "400, GET / HTTP/1.1|Host: h|Content-Length: -1",
    "400, GET / HTTP/1.1|Host: h|Content-Length: +1",
    "400, GET / HTTP/1.1|Host: h|Content-Length:",
    "413, GET / HTTP/1.1|Host: h|Content-Length: 67108865",
    "413, GET / HTTP/1.1|Host: h|Content-Length: 99999999999999999999999",
    "501, GET / HTTP/1.1|Host: h|Transfer-Encoding: gzip",
    "400, GET / HTTP/1.1|Host: h|Transfer-Encoding: chunked||x",
    "400, GET / HTTP/1.1|Host: h|Transfer-Encoding: chunked||1|ab",
    "413, GET / HTTP/1.1|Host: h|Transfer-Encoding: chunked||FFFFFFFFFF"
  })
  void aMalformedRequestIsRejectedAndItsConnectionClosed(int status, String lines) {
    RecordingSocket socket =
        send(
            lines.replace("|", "\r\n") + "\r\n\r\nGET /2 HTTP/1.1\r\n" + HOST + "\r\n",
            request -> FakeResponse.of(200));

    assertThat(socket.text())
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("Connection: close", "\"bad_request\"")
        .doesNotContain("HTTP/1.1 200");
    assertThat(requests).isEmpty();
    assertThat(socket.isClosed()).isTrue();
  }

  @Test
  void aBareLineFeedEndsNoLine() {
    assertThat(send("GET / HTTP/1.1\nHost: h\n\n", request -> FakeResponse.of(200)).text())
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void headersHaveABound() {
    String header = "X: " + "x".repeat(RequestReader.MAX_HEAD) + "\r\n";

    RecordingSocket socket =
        send("GET / HTTP/1.1\r\n" + HOST + header + "\r\n", request -> FakeResponse.of(200));

    assertThat(socket.text()).startsWith("HTTP/1.1 431 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET / HT",
        "GET / HTTP/1.1\r\nHost:",
        "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhell",
        "GET / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
      })
  void aClientThatLeavesInTheMiddleGetsNoResponse(String part) {
    RecordingSocket socket = send(part, request -> FakeResponse.of(200));

    assertThat(socket.text()).isEmpty();
    assertThat(requests).isEmpty();
    assertThat(socket.isClosed()).isTrue();
  }

  private RecordingSocket send(String bytes, Function<IncomingRequest, FakeResponse> handler) {
    RecordingSocket socket = new RecordingSocket(bytes);
    new HttpConnection(
            socket,
            request -> {
              requests.add(request);
              return handler.apply(request);
            })
        .run();
    return socket;
  }
}
