package io.github.clerk4j;

import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A recorder of the latest response, for {@link ClerkClient#withResponse}. Thread-safe. */
final class ResponseRecorder {
  private volatile @Nullable Response latest;

  void record(Response response) {
    latest = response;
  }

  /** Returns the latest response with the value that was read from it. */
  <T extends @Nullable Object> ClerkResponse<T> with(T value) {
    Response response = latest;
    if (response == null) {
      throw new IllegalStateException(
          "withResponse: there is no response; make a call with the client that is passed in");
    }
    return new ClerkResponse<>(
        value,
        response.code(),
        ClerkResponse.headers(response.headers()),
        ErrorResponse.traceId(response));
  }
}
