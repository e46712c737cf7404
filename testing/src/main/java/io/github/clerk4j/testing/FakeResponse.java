package io.github.clerk4j.testing;

import io.github.clerk4j.model.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response that {@link FakeClerk} gives instead of its own.
 *
 * <p>Immutable.
 */
public final class FakeResponse {
  private static final String TRACE = "x-clerk-trace-id";

  private final int status;
  private final Headers headers;
  private final String body;
  private final Duration delay;
  private final Duration bodyTime;
  private final @Nullable Fault fault;

  enum Fault {
    DISCONNECT,
    RESET,
    CUT_SHORT,
    SILENCE
  }

  private FakeResponse(
      int status,
      Headers headers,
      String body,
      Duration delay,
      Duration bodyTime,
      @Nullable Fault fault) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.delay = delay;
    this.bodyTime = bodyTime;
    this.fault = fault;
  }

  /** Returns a response with this status, from 200 to 599, and an empty body. */
  public static FakeResponse of(int status) {
    return of(status, "");
  }

  /** Returns a response with this status, from 200 to 599, and a body declared to be JSON. */
  public static FakeResponse of(int status, String body) {
    Headers headers = Headers.of("Content-Type", "application/json");
    return new FakeResponse(
        Arguments.between("status", status, 200, 599),
        headers,
        Arguments.notNull("body", body),
        Duration.ZERO,
        Duration.ZERO,
        null);
  }

  /** Returns a response in Clerk's error format, with one error. */
  public static FakeResponse error(int status, String code, String message) {
    Arguments.notNull("code", code);
    Arguments.notNull("message", message);
    return errors(
        status,
        List.of(
            new Resource()
                .with("message", message)
                .with("long_message", message)
                .with("code", code)
                .with("meta", Map.of())));
  }

  /** Returns a redirect to another URL. */
  static FakeResponse redirect(int status, String location) {
    return new FakeResponse(
            status, Headers.of("Location", location), "", Duration.ZERO, Duration.ZERO, null)
        .header("Cache-Control", "no-store");
  }

  static FakeResponse html(int status, String page) {
    Headers headers = Headers.of("Content-Type", "text/html; charset=utf-8");
    return new FakeResponse(status, headers, page, Duration.ZERO, Duration.ZERO, null);
  }

  static FakeResponse errors(int status, List<Resource> errors) {
    String trace = RandomText.hex(32);
    Resource body = new Resource().with("errors", errors).with("clerk_trace_id", trace);
    return of(status, Json.write(body)).header(TRACE, trace);
  }

  /** Returns the same response with the id that Clerk's responses have in its logs. */
  FakeResponse traced() {
    return headers.get(TRACE) == null ? header(TRACE, RandomText.hex(32)) : this;
  }

  /** Returns no response: the connection is closed after the request has been read. */
  public static FakeResponse disconnect() {
    return new FakeResponse(0, Headers.NONE, "", Duration.ZERO, Duration.ZERO, Fault.DISCONNECT);
  }

  /** Returns no response: the connection is reset after the request has been read. */
  public static FakeResponse reset() {
    return new FakeResponse(0, Headers.NONE, "", Duration.ZERO, Duration.ZERO, Fault.RESET);
  }

  /** Returns no response and keeps the connection open, so that the client has to time out. */
  public static FakeResponse silence() {
    return new FakeResponse(0, Headers.NONE, "", Duration.ZERO, Duration.ZERO, Fault.SILENCE);
  }

  /** Returns the same response with one more header; an existing name then occurs twice. */
  public FakeResponse header(String name, String value) {
    Headers more = headers.with(Arguments.notNull("name", name), Arguments.notNull("value", value));
    return new FakeResponse(status, more, body, delay, bodyTime, fault);
  }

  /** Returns the same response after a delay of real time, a day at most, whatever the clock. */
  public FakeResponse after(Duration time) {
    Arguments.delay("time", time);
    return new FakeResponse(status, headers, body, time, bodyTime, fault);
  }

  /** Returns the same response with a body in pieces over this real time, a day at most. */
  public FakeResponse slowly(Duration time) {
    Arguments.delay("time", time);
    return new FakeResponse(status, headers, body, delay, time, fault);
  }

  FakeResponse withStatus(int other) {
    return new FakeResponse(other, headers, body, delay, bodyTime, fault);
  }

  /** Returns the same response with another body. */
  FakeResponse body(String text) {
    return new FakeResponse(status, headers, text, delay, bodyTime, fault);
  }

  /**
   * Returns the same response, cut off in the middle of the body. An empty body is announced to be
   * longer. Has no effect without a response.
   */
  public FakeResponse cutShort() {
    return new FakeResponse(
        status, headers, body, delay, bodyTime, fault == null ? Fault.CUT_SHORT : fault);
  }

  /** Returns the status, or 0 without a response. */
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

  Duration bodyTime() {
    return bodyTime;
  }

  @Nullable Fault fault() {
    return fault;
  }

  /** Shows the status, not headers and body. */
  @Override
  public String toString() {
    return "FakeResponse[" + (fault == null ? "" : fault + " ") + status + "]";
  }
}
