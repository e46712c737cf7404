package io.github.clerk4j.example;

import java.util.function.LongSupplier;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * A rate limit like Clerk's, scaled from 1000 requests in 10 s to 40 in each second. It stands in
 * for Clerk's, on the way to it. Thread-safe.
 */
final class ScaledLimit implements Interceptor {
  static final int REQUESTS = 40;

  private static final long SECOND = 1_000_000_000;
  private static final String BODY =
      "{\"errors\":[{\"code\":\"too_many_requests\",\"message\":\"Slow down.\"}]}";

  private final LongSupplier nanoTime;
  private long windowStart;
  private int requests;

  /**
   * @param nanoTime a clock like {@code System::nanoTime}
   */
  ScaledLimit(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.windowStart = nanoTime.getAsLong();
  }

  @Override
  public Response intercept(Chain chain) throws java.io.IOException {
    return admits() ? chain.proceed(chain.request()) : rejected(chain);
  }

  synchronized boolean admits() {
    long now = nanoTime.getAsLong();
    if (now - windowStart >= SECOND) {
      windowStart = now;
      requests = 0;
    }
    requests++;
    return requests <= REQUESTS;
  }

  private static Response rejected(Chain chain) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(429)
        .message("Too Many Requests")
        .header("Retry-After", "1")
        .body(ResponseBody.create(BODY, MediaType.get("application/json")))
        .build();
  }
}
