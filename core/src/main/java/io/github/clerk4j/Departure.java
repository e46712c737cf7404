package io.github.clerk4j;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an attempt below OkHttp's own repetitions. Tagged to its request; noted by
 * {@link #NOTE}.
 */
final class Departure {
  private static final String RETRY_AFTER = "Retry-After";

  /**
   * To be a client's last network interceptor, which is reached when there is a connection, and
   * before anything of the request is written to it.
   */
  static final Interceptor NOTE = Departure::note;

  private volatile boolean sent;
  private volatile @Nullable Response answer;

  /** Whether the request may have left. */
  boolean isSent() {
    return sent;
  }

  /** The answer with the headers that it came with. */
  Response asItCame(Response response) {
    Response original = answer;
    String said = original == null ? null : original.header(RETRY_AFTER);
    Response.Builder restored = response.newBuilder().removeHeader(RETRY_AFTER);
    return original == null
        ? response
        : (said == null ? restored : restored.header(RETRY_AFTER, said)).build();
  }

  private static Response note(Interceptor.Chain chain) throws IOException {
    Departure departure = chain.request().tag(Departure.class);
    if (departure == null) {
      return chain.proceed(chain.request());
    }
    departure.sent = true;
    departure.answer = null;
    Response response = chain.proceed(chain.request());
    if (response.code() != 408 && response.code() != 503) {
      return response;
    }
    departure.answer = response;
    // Or OkHttp itself would send some of these again at once, and uncounted.
    return response.newBuilder().header(RETRY_AFTER, "1").build();
  }
}
