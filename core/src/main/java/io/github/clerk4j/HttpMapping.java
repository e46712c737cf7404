package io.github.clerk4j;

import io.github.clerk4j.api.ApiCall;
import io.github.clerk4j.api.ClerkServices;
import io.github.clerk4j.model.JsonException;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.time.Instant;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** The mapping between calls and HTTP: requests, and outcomes of responses. */
final class HttpMapping {
  /** The largest response: some fifty times a list of 500 users. */
  static final long MAX_RESPONSE_SIZE = 64L * 1024 * 1024;

  private static final long MAX_KEYS_SIZE = 1024 * 1024;

  private static final String USER_AGENT =
      "clerk4j/" + version() + " (Java " + Runtime.version().feature() + ")";

  private HttpMapping() {}

  static Request request(ApiCall<?> call, CallSettings settings, SendTracker tracker) {
    Request request = call.request();
    Request.Builder to = request.newBuilder().tag(SendTracker.class, tracker);
    Headers own = settings.headers();
    for (int i = 0; i < own.size(); i++) {
      to.header(own.name(i), own.value(i));
    }
    to.header("Authorization", "Bearer " + settings.secretKey().value())
        .header("Clerk-API-Version", ClerkServices.API_VERSION)
        .header("User-Agent", USER_AGENT);
    if (!isRead(call)) {
      to.method(request.method(), new OneShotBody(request.body()));
    }
    return to.build();
  }

  /** Returns true for a GET or HEAD, and for a request that Clerk recognizes by its key. */
  static boolean isIdempotent(ApiCall<?> call) {
    return isRead(call) || call.request().header("Idempotency-Key") != null;
  }

  private static boolean isRead(ApiCall<?> call) {
    String method = call.request().method();
    return method.equals("GET") || method.equals("HEAD");
  }

  /**
   * Returns the outcome of a response.
   *
   * @param repeatable false if the request had a stream for a body
   */
  static <T extends @Nullable Object> AttemptOutcome<T> read(
      ApiCall<T> call, boolean repeatable, Response response, long maxSize, Instant now) {
    if (!response.isSuccessful()) {
      return AttemptOutcome.error(error(call, repeatable, response, now));
    }
    int status = response.code();
    String trace = ErrorResponse.traceId(response);
    try {
      var body = new BoundedSource(response.body().source(), maxSize);
      return AttemptOutcome.success(call.read(Okio.buffer(body)), status, trace);
    } catch (JsonException | BoundedSource.TooLarge e) {
      return unreadable(call, status, trace, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      return brokenOff(call, response, e);
    } catch (Throwable e) { // from an interceptor's body, or from JSON that is nested too deep
      return unreadable(call, status, trace, ForeignCode.text(e), e);
    }
  }

  /** Returns the outcome of a success whose body did not arrive to its end. */
  static <T extends @Nullable Object> AttemptOutcome<T> brokenOff(
      ApiCall<T> call, Response response, IOException e) {
    String trace = ErrorResponse.traceId(response);
    String message = executed(call, response.code(), "broke off: " + ForeignCode.text(e), trace);
    return AttemptOutcome.brokenOff(
        new ClerkConnectionException(message, e), response.code(), trace);
  }

  private static <T extends @Nullable Object> AttemptOutcome<T> unreadable(
      ApiCall<T> call, int status, @Nullable String trace, String why, Throwable e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    String message = executed(call, status, "cannot be read: " + why, trace);
    return AttemptOutcome.unreadable(new UnreadableResponseException(message, status, trace, e));
  }

  private static ErrorResponse error(
      ApiCall<?> call, boolean repeatable, Response response, Instant now) {
    try {
      return ErrorResponse.read(name(call), repeatable, response, now);
    } catch (Throwable e) { // from an interceptor's body
      ForeignCode.failed("The body of a response", e);
      Response headers = response.newBuilder().body(ResponseBody.create("", null)).build();
      return ErrorResponse.read(name(call), repeatable, headers, now);
    }
  }

  /** Returns the largest size of a response: small for keys, because anybody can cause a fetch. */
  static long maxResponseSize(ApiCall<?> call, long usual) {
    return call.path().equals("/jwks") ? Math.min(usual, MAX_KEYS_SIZE) : usual;
  }

  private static String executed(ApiCall<?> call, int status, String but, @Nullable String trace) {
    String message = name(call) + ": " + status + ", so it was executed, but the response " + but;
    return trace == null ? message : message + " (trace " + trace + ")";
  }

  /** Returns the method and path, without the query, which can hold personal data. */
  static String name(ApiCall<?> call) {
    return call.request().method() + " " + path(call);
  }

  static String path(ApiCall<?> call) {
    String path = call.request().url().encodedPath();
    return path.substring(path.indexOf("/v1/") + 3);
  }

  /** Returns the version of the jar, which a module does not have in its package. */
  private static String version() {
    ModuleDescriptor module = HttpMapping.class.getModule().getDescriptor();
    String version =
        module == null
            ? HttpMapping.class.getPackage().getImplementationVersion()
            : module.rawVersion().orElse(null);
    return version == null ? "dev" : version;
  }
}
