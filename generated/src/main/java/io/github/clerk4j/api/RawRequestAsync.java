package io.github.clerk4j.api;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A request to any endpoint. Same as {@link RawRequest}, without blocking. Not thread-safe. */
public final class RawRequestAsync extends RawCall<RawRequestAsync> {
  RawRequestAsync(Transport caller, String name, String method, String path, String... ids) {
    super(caller, name, method, path, ids);
  }

  /** Same as {@link RawRequest#read}, without blocking. */
  public <T> CompletableFuture<T> read(Class<T> type) {
    return caller.callAsync(of(type));
  }

  /** Same as {@link RawRequest#readMap}, without blocking. */
  public CompletableFuture<Map<String, @Nullable Object>> readMap() {
    return caller.callAsync(ofMap());
  }

  /** Same as {@link RawRequest#readList}, without blocking. */
  public <T> CompletableFuture<List<T>> readList(Class<T> type) {
    return caller.callAsync(ofList(type));
  }

  /** Same as {@link RawRequest#readPage}, without blocking. */
  public <T> CompletableFuture<AsyncPage<T>> readPage(Class<T> type) {
    return AsyncPage.first(caller, ofPages(type));
  }

  /** Same as {@link RawRequest#readText}, without blocking. */
  public CompletableFuture<String> readText() {
    return caller.callAsync(ofText());
  }

  /** Same as {@link RawRequest#send}, without blocking. */
  public CompletableFuture<@Nullable Void> send() {
    return caller.callAsync(ofNothing());
  }
}
