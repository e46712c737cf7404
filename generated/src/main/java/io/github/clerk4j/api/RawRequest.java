package io.github.clerk4j.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to any endpoint. The methods {@code read...} and {@link #send} send it, and throw like
 * the methods of all services. Not thread-safe.
 */
public final class RawRequest extends RawCall<RawRequest> {
  RawRequest(Transport caller, String name, String method, String path, String... ids) {
    super(caller, name, method, path, ids);
  }

  /**
   * Sends the request and reads the response as a model.
   *
   * @param type a model, such as {@code User.class}; {@code Object.class} for any JSON but null
   * @throws IllegalArgumentException if it is another class; nothing is sent
   */
  public <T> T read(Class<T> type) {
    return caller.call(of(type));
  }

  /** Sends the request and reads the response as a JSON object, by the names of Clerk's API. */
  public Map<String, @Nullable Object> readMap() {
    return caller.call(ofMap());
  }

  /**
   * Sends the request and reads the response as a list: an array, or an object that contains one.
   *
   * @param type a model, such as {@code User.class}
   * @throws IllegalArgumentException if it is another class; nothing is sent
   */
  public <T> List<T> readList(Class<T> type) {
    return caller.call(ofList(type));
  }

  /**
   * Sends the request and reads the response as a page of a list with {@code limit} and {@code
   * offset}.
   *
   * @param type a model, such as {@code User.class}
   * @throws IllegalArgumentException if it is another class; nothing is sent
   */
  public <T> Page<T> readPage(Class<T> type) {
    return Page.first(caller, ofPages(type));
  }

  /** Sends the request and returns the body of the response, in UTF-8. */
  public String readText() {
    return caller.call(ofText());
  }

  /** Sends the request and ignores the body of the response. */
  public void send() {
    caller.call(ofNothing());
  }
}
