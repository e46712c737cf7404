package io.github.clerk4j.testing;

import io.github.clerk4j.model.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@link FakeClerk} is told to answer instead of what it would have answered by itself.
 *
 * <p>Immutable.
 */
public final class FakeResponse {
  private final int status;
  private final Headers headers;
  private final String body;
  private final Duration delay;
  private final @Nullable Fault fault;

  enum Fault {
    DISCONNECT,
    CUT_SHORT,
    SILENCE
  }

  private FakeResponse(
      int status, Headers headers, String body, Duration delay, @Nullable Fault fault) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.delay = delay;
    this.fault = fault;
  }

  /** An answer with this status, from 200 to 599, and an empty body. */
  public static FakeResponse of(int status) {
    return of(status, "");
  }

  /** An answer with this status, from 200 to 599, and a body that is declared to be JSON. */
  public static FakeResponse of(int status, String body) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("not the status of an answer: " + status);
    }
    Headers headers = Headers.of("Content-Type", "application/json");
    return new FakeResponse(status, headers, body, Duration.ZERO, null);
  }

  /** An answer in the format in which Clerk reports errors, with one error in it. */
  public static FakeResponse error(int status, String code, String message) {
    return errors(
        status,
        List.of(
            new Resource()
                .with("message", message)
                .with("long_message", message)
                .with("code", code)
                .with("meta", Map.of())));
  }

  /** Sends a browser to another URL. */
  static FakeResponse redirect(int status, String location) {
    return new FakeResponse(status, Headers.of("Location", location), "", Duration.ZERO, null)
        .header("Cache-Control", "no-store");
  }

  static FakeResponse html(int status, String page) {
    Headers headers = Headers.of("Content-Type", "text/html; charset=utf-8");
    return new FakeResponse(status, headers, page, Duration.ZERO, null);
  }

  static FakeResponse errors(int status, List<Resource> errors) {
    return of(
        status,
        Json.write(
            new Resource().with("errors", errors).with("clerk_trace_id", RandomText.hex(32))));
  }

  /** No answer: the connection is closed as soon as the request has been read. */
  public static FakeResponse disconnect() {
    return new FakeResponse(0, Headers.NONE, "", Duration.ZERO, Fault.DISCONNECT);
  }

  /** No answer either, but the connection stays open, so that the client has to give up waiting. */
  public static FakeResponse silence() {
    return new FakeResponse(0, Headers.NONE, "", Duration.ZERO, Fault.SILENCE);
  }

  /** The same answer with one header more; a name that is there already is there twice then. */
  public FakeResponse header(String name, String value) {
    return new FakeResponse(status, headers.with(name, value), body, delay, fault);
  }

  /** The same answer, begun only after this time, measured by the machine and not by the clock. */
  public FakeResponse after(Duration time) {
    return new FakeResponse(status, headers, body, time, fault);
  }

  /**
   * The same answer, but the connection is closed in the middle of the body. An empty body is
   * announced to be longer; what is no answer stays none.
   */
  public FakeResponse cutShort() {
    return new FakeResponse(status, headers, body, delay, fault == null ? Fault.CUT_SHORT : fault);
  }

  /** The status, or 0 where nothing is answered. */
  public int status() {
    return status;
  }

  Headers headers() {
    return headers;
  }

  String body() {
    return body;
  }

  Duration delay() {
    return delay;
  }

  @Nullable Fault fault() {
    return fault;
  }

  /** Without headers and body. */
  @Override
  public String toString() {
    return "FakeResponse[" + (fault == null ? "" : fault + " ") + status + "]";
  }
}
