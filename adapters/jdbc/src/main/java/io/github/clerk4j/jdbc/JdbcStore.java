package io.github.clerk4j.jdbc;

import io.github.clerk4j.Reservation;
import io.github.clerk4j.ReservationStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reservations in PostgreSQL. A function decides, with the time of the database. Thread-safe. */
final class JdbcStore implements ReservationStore {
  private static final int THREADS = 2;

  /** Requests that wait for a thread; more mean that the database is down. */
  private static final int MOST_WAITING = 1000;

  private static final int IDLE_SECONDS = 10;
  private static final int LOCK = 0x636c6572;
  private static final String PROBE = "clerk4j:probe";

  private final DataSource dataSource;
  private final ThreadPoolExecutor threads;
  private volatile boolean prepared;

  /** A statement. */
  private interface Work<T> {
    T on(Connection connection) throws SQLException, IOException;
  }

  JdbcStore(DataSource dataSource) {
    this.dataSource = dataSource;
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            task -> {
              Thread thread = new Thread(task, "clerk4j-jdbc");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public CompletionStage<?> prepare() {
    return run(
        connection -> {
          if (!prepared) {
            createSchema(connection);
            prepared = true;
          }
          return hold(connection, PROBE, Duration.ZERO); // can it be written
        });
  }

  @Override
  public CompletionStage<Reserved> reserve(Reservation reservation) {
    Reservation.@Nullable Slots[] slots = {
      reservation.open(), reservation.kept(), reservation.bucket()
    };
    String[] names = new String[slots.length];
    Integer[] counts = new Integer[slots.length];
    Long[] periods = new Long[slots.length];
    for (int i = 0; i < slots.length; i++) {
      Reservation.Slots each = slots[i];
      names[i] = each == null ? "" : each.name();
      counts[i] = each == null ? 0 : each.count();
      periods[i] = each == null ? 0 : micros(each.period());
    }
    return run(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("SELECT * FROM clerk4j_reserve(?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, reservation.holdAll());
            statement.setString(2, reservation.holdBucket());
            statement.setLong(3, micros(reservation.maxWait()));
            statement.setArray(4, connection.createArrayOf("text", names));
            statement.setArray(5, connection.createArrayOf("int4", counts));
            statement.setArray(6, connection.createArrayOf("int8", periods));
            try (ResultSet result = statement.executeQuery()) {
              result.next();
              return new Reserved(duration(result, 1), duration(result, 2), duration(result, 3));
            }
          }
        });
  }

  @Override
  public CompletionStage<?> hold(String name, Duration time) {
    return run(connection -> hold(connection, name, time));
  }

  private static long hold(Connection connection, String name, Duration time) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT clerk4j_hold(?, ?)")) {
      statement.setString(1, name);
      statement.setLong(2, micros(time));
      return result(statement);
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }

  private <T> CompletableFuture<T> run(Work<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    threads.execute(
        () -> {
          try (Connection connection = dataSource.getConnection()) {
            result.complete(inAutoCommit(connection, work));
          } catch (SQLException | IOException | RuntimeException e) {
            prepared = false; // somebody can have dropped the table
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  /** Does the work in auto-commit mode, whatever the mode of the pool's connections is. */
  private static <T> T inAutoCommit(Connection connection, Work<T> work)
      throws SQLException, IOException {
    if (connection.getAutoCommit()) {
      return work.on(connection);
    }
    connection.setAutoCommit(true);
    try {
      return work.on(connection);
    } finally {
      connection.setAutoCommit(false);
    }
  }

  /** Creates table and functions, one service at a time. */
  private static void createSchema(Connection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        InputStream in = JdbcStore.class.getResourceAsStream("schema.sql")) {
      byte[] schema = Objects.requireNonNull(in, "schema.sql").readAllBytes();
      connection.setAutoCommit(false);
      try {
        statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
        try (ResultSet found =
            statement.executeQuery("SELECT to_regproc('clerk4j_hold') IS NOT NULL")) {
          found.next();
          if (found.getBoolean(1)) {
            return;
          }
        }
        statement.execute(new String(schema, StandardCharsets.UTF_8));
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static long result(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  private static Duration duration(ResultSet result, int column) throws SQLException {
    return Duration.of(result.getLong(column), ChronoUnit.MICROS);
  }

  private static long micros(Duration duration) {
    return TimeUnit.MICROSECONDS.convert(duration);
  }
}
