package io.github.clerk4j.redis;

import io.github.clerk4j.Reservation;
import io.github.clerk4j.ReservationStore;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reservations in Redis. A script decides, with the time of Redis. Thread-safe. */
final class RedisStore implements ReservationStore {
  static final RedisScript RESERVE = new RedisScript("reserve.lua");
  static final RedisScript HOLD = new RedisScript("hold.lua");

  private static final String[] PROBE = {"clerk4j:probe"};
  private static final String[] SHORT = {"1"};

  private final Connector connector;
  private final AtomicReference<
          @Nullable CompletableFuture<RedisScriptingAsyncCommands<String, String>>>
      connection = new AtomicReference<>();

  RedisStore(Connector connector) {
    this.connector = connector;
  }

  @Override
  public CompletionStage<?> prepare() {
    return connection()
        .thenCompose(
            commands ->
                RESERVE
                    .load(commands)
                    .thenCompose(loaded -> HOLD.load(commands))
                    .thenCompose(loaded -> HOLD.run(commands, PROBE, SHORT))); // can it be written
  }

  @Override
  public CompletionStage<Reserved> reserve(Reservation reservation) {
    return connection()
        .thenCompose(commands -> RESERVE.run(commands, keys(reservation), arguments(reservation)))
        .thenApply(RedisStore::reserved);
  }

  static String[] keys(Reservation reservation) {
    return new String[] {
      reservation.holdAll(),
      reservation.holdBucket(),
      reservation.open().name(),
      name(reservation.kept(), reservation),
      name(reservation.bucket(), reservation)
    };
  }

  static String[] arguments(Reservation reservation) {
    return new String[] {
      micros(reservation.maxWait()),
      count(reservation.open()),
      period(reservation.open()),
      count(reservation.kept()),
      period(reservation.kept()),
      count(reservation.bucket()),
      period(reservation.bucket())
    };
  }

  /** Reads the result of the script. */
  static Reserved reserved(String result) {
    String[] micros = result.split(" ", -1);
    return new Reserved(duration(micros[0]), duration(micros[1]), duration(micros[2]));
  }

  private static Duration duration(String micros) {
    return Duration.of(Long.parseLong(micros), ChronoUnit.MICROS);
  }

  @Override
  public CompletionStage<?> hold(String name, Duration time) {
    return connection()
        .thenCompose(
            commands -> HOLD.run(commands, new String[] {name}, new String[] {micros(time)}));
  }

  @Override
  public void close() {
    connector.close();
  }

  private CompletableFuture<RedisScriptingAsyncCommands<String, String>> connection() {
    CompletableFuture<RedisScriptingAsyncCommands<String, String>> known = connection.get();
    if (known != null && !known.isCompletedExceptionally()) {
      return known;
    }
    CompletableFuture<RedisScriptingAsyncCommands<String, String>> opened =
        new CompletableFuture<>();
    if (!connection.compareAndSet(known, opened)) {
      return connection(); // of the other thread
    }
    connector.connect(opened);
    return opened;
  }

  private static String name(Reservation.@Nullable Slots slots, Reservation reservation) {
    return slots == null ? reservation.open().name() : slots.name();
  }

  private static String count(Reservation.@Nullable Slots slots) {
    return Integer.toString(slots == null ? 0 : slots.count());
  }

  private static String period(Reservation.@Nullable Slots slots) {
    return slots == null ? "0" : micros(slots.period());
  }

  static String micros(Duration duration) {
    return Long.toString(TimeUnit.MICROSECONDS.convert(duration));
  }
}
