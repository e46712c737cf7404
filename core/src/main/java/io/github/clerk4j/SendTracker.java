package io.github.clerk4j;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The progress of an attempt through interceptors and OkHttp. It is a tag of OkHttp's call, which
 * {@link SendInterceptors} update. Thread-safe.
 */
final class SendTracker {
  private static final String RETRY_AFTER = "Retry-After";

  private enum Stage {
    /** The request is in the queue of OkHttp's dispatcher. */
    QUEUED,
    /** The user's interceptors have the request, and could send it by any means. */
    FOREIGN,
    /** OkHttp has the request, and looks for a connection. */
    CONNECTING,
    /** The request is being written, or was. */
    SENT
  }

  private final boolean once;
  private final boolean wary;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.QUEUED);
  private volatile boolean onKeptConnection;
  private volatile @Nullable IOException unsent;
  private volatile @Nullable Response response;

  /**
   * @param once true if a second request would execute the call twice
   * @param wary true if the connection has to be checked, because the last one was broken
   */
  SendTracker(boolean once, boolean wary) {
    this.once = once;
    this.wary = wary;
  }

  boolean isQueued() {
    return stage.get() == Stage.QUEUED;
  }

  /** Returns true if the request may have left. */
  boolean isSent() {
    return stage.get() == Stage.SENT || stage.get() == Stage.FOREIGN;
  }

  /** Returns true if the request left on a connection that was used before. */
  boolean isOnKeptConnection() {
    return onKeptConnection && stage.get() == Stage.SENT;
  }

  /** Returns true if the connection has to be checked before use. */
  boolean needsLiveConnection() {
    return once || wary;
  }

  /** Returns the response once its headers have arrived, or null before that. */
  @Nullable Response response() {
    return response;
  }

  void begins() {
    stage.compareAndSet(Stage.QUEUED, Stage.FOREIGN);
  }

  void connects() {
    stage.compareAndSet(Stage.FOREIGN, Stage.CONNECTING);
  }

  /** Notes that the user's network interceptors have the request. */
  void handsOver() {
    stage.compareAndSet(Stage.CONNECTING, Stage.FOREIGN);
  }

  /** Notes that the user's interceptors have a failure, and could send the request again. */
  void handsBack(IOException e) {
    if (stage.compareAndSet(Stage.CONNECTING, Stage.FOREIGN)) {
      unsent = e;
    }
  }

  /** Notes that the attempt fails. If the user's interceptors passed a failure on, it stays. */
  void fails(IOException e) {
    if (e == unsent) {
      stage.compareAndSet(Stage.FOREIGN, Stage.CONNECTING);
    }
  }

  /**
   * Notes that the request is about to be written.
   *
   * @throws IOException if it was written before and must not be repeated
   */
  void leaves(boolean keptConnection) throws IOException {
    response = null;
    if (stage.getAndSet(Stage.SENT) == Stage.SENT && once) {
      throw new IOException("an interceptor sent a write twice; the second send was prevented");
    }
    onKeptConnection = keptConnection;
  }

  /** Notes that the server has not processed the request. */
  void staysUnprocessed() {
    stage.set(Stage.CONNECTING);
  }

  /** Returns the response with its own {@code Retry-After}. */
  Response withOriginalHeaders(Response response) {
    Response original = this.response;
    if (original == null || !isRetriedByOkHttp(original)) {
      return response;
    }
    String said = original.header(RETRY_AFTER);
    Response.Builder restored = response.newBuilder().removeHeader(RETRY_AFTER);
    return (said == null ? restored : restored.header(RETRY_AFTER, said)).build();
  }

  /** Returns the response with a {@code Retry-After} that keeps OkHttp from a retry of its own. */
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
