package io.github.clerk4j;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an attempt on its route through interceptors and OkHttp: a tag of the call that
 * OkHttp was given, of which {@link SendInterceptors} take note. Thread-safe.
 */
final class SendTracker {
  private static final String RETRY_AFTER = "Retry-After";

  private enum Stage {
    /** Nobody has seen the request yet: OkHttp's dispatcher has it in its queue. */
    QUEUED,
    /** The user's interceptors have it, and could send it by any means. */
    FOREIGN,
    /** OkHttp has it, and looks for a connection. */
    CONNECTING,
    /** It is being written, or has been. */
    SENT
  }

  private final boolean once;
  private final boolean wary;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.QUEUED);
  private volatile boolean onKeptConnection;
  private volatile @Nullable Response response;

  /**
   * @param once whether a second request would execute the call a second time
   * @param wary whether the connection has to be looked at, as the last one was broken
   */
  SendTracker(boolean once, boolean wary) {
    this.once = once;
    this.wary = wary;
  }

  boolean isQueued() {
    return stage.get() == Stage.QUEUED;
  }

  /** Returns true if the request may have left; one that cannot be followed may have. */
  boolean isSent() {
    return stage.get() == Stage.SENT || stage.get() == Stage.FOREIGN;
  }

  /** Returns true if it left on a connection that had been used before. */
  boolean isOnKeptConnection() {
    return onKeptConnection && stage.get() == Stage.SENT;
  }

  /**
   * Returns true if a dead connection would lose a write, or an attempt after one that was lost.
   */
  boolean needsLiveConnection() {
    return once || wary;
  }

  /** Returns the response whose headers have come, or null before they have. */
  @Nullable Response response() {
    return response;
  }

  void begins() {
    stage.compareAndSet(Stage.QUEUED, Stage.FOREIGN);
  }

  void connects() {
    stage.compareAndSet(Stage.FOREIGN, Stage.CONNECTING);
  }

  /**
   * Notes that the request is about to be written.
   *
   * @throws IOException if it has been before, and must not be again
   */
  void leaves(boolean keptConnection) throws IOException {
    response = null;
    if (stage.getAndSet(Stage.SENT) == Stage.SENT && once) {
      throw new IOException("an interceptor sends a write a second time; it was not sent again");
    }
    onKeptConnection = keptConnection;
  }

  /** Notes that the request has certainly not been processed. */
  void staysUnprocessed() {
    stage.set(Stage.CONNECTING);
  }

  /** Returns the response with the time to wait that it came with. */
  Response withOriginalHeaders(Response response) {
    Response original = this.response;
    if (original == null || !isRetriedByOkHttp(original)) {
      return response;
    }
    String said = original.header(RETRY_AFTER);
    Response.Builder restored = response.newBuilder().removeHeader(RETRY_AFTER);
    return (said == null ? restored : restored.header(RETRY_AFTER, said)).build();
  }

  /** Returns the response with a time to wait that keeps OkHttp from a repetition of its own. */
  Response withoutOkHttpRetry(Response response) {
    this.response = response;
    return isRetriedByOkHttp(response)
        ? response.newBuilder().header(RETRY_AFTER, "1").build()
        : response;
  }

  private static boolean isRetriedByOkHttp(Response response) {
    return response.code() == 408 || response.code() == 503;
  }
}
