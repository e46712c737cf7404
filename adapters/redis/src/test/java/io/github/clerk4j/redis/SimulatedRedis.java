package io.github.clerk4j.redis;

import io.github.clerk4j.Reservation;
import io.github.clerk4j.ReservationStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;
import org.luaj.vm2.lib.jse.JsePlatform;

/**
 * The commands of Redis that the scripts use, on a simulated clock. It runs the scripts of
 * production. Keys never expire, which changes no decision of the scripts. Not thread-safe.
 */
public final class SimulatedRedis {
  private record Slot(double usedAt, String number) {}

  private final LongSupplier micros;
  private final Globals lua = JsePlatform.standardGlobals();
  private final LuaValue reserve;
  private final LuaValue hold;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, SortedSet<Slot>> slots = new HashMap<>();
  private final Map<String, Map<String, Slot>> byNumber = new HashMap<>();

  public SimulatedRedis(LongSupplier micros) {
    this.micros = micros;
    LuaTable redis = new LuaTable();
    redis.set(
        "call",
        new VarArgFunction() {
          @Override
          public Varargs invoke(Varargs args) {
            return command(args);
          }
        });
    lua.set("redis", redis);
    reserve = lua.load(RedisStore.RESERVE.text);
    hold = lua.load(RedisStore.HOLD.text);
  }

  public ReservationStore.Reserved reserve(Reservation reservation) {
    String micros = run(reserve, RedisStore.keys(reservation), RedisStore.arguments(reservation));
    return RedisStore.reserved(
        Arrays.stream(micros.split(" ", -1))
            .map(each -> "%.0f".formatted(Double.valueOf(each))) // LuaJ writes 0 as 0.0
            .collect(Collectors.joining(" ")));
  }

  public void hold(String name, Duration time) {
    run(hold, new String[] {name}, new String[] {RedisStore.micros(time)});
  }

  private String run(LuaValue script, String[] keys, String[] arguments) {
    lua.set("KEYS", list(keys));
    lua.set("ARGV", list(arguments));
    return script.call().tojstring();
  }

  private Varargs command(Varargs args) {
    String key = args.optjstring(2, "");
    return switch (args.checkjstring(1)) {
      case "TIME" -> {
        long now = micros.getAsLong();
        yield list(Long.toString(now / 1_000_000), Long.toString(now % 1_000_000));
      }
      case "GET" ->
          texts.containsKey(key) ? LuaValue.valueOf(texts.get(key)) : LuaValue.valueOf(false);
      case "SET" -> {
        texts.put(key, args.checkjstring(3));
        yield LuaValue.valueOf("OK");
      }
      case "ZCARD" -> LuaValue.valueOf(slots(key).size());
      case "ZRANGE" -> {
        Slot first = slots(key).first();
        yield list(first.number, "%.0f".formatted(first.usedAt));
      }
      case "ZADD" -> {
        Slot used = new Slot(Double.parseDouble(args.checkjstring(3)), args.checkjstring(4));
        Slot before = byNumber.computeIfAbsent(key, name -> new HashMap<>()).put(used.number, used);
        if (before != null) {
          slots(key).remove(before);
        }
        slots(key).add(used);
        yield LuaValue.valueOf(1);
      }
      case "PEXPIRE" -> LuaValue.valueOf(1);
      case "PTTL" -> LuaValue.valueOf(-1);
      default -> throw new IllegalArgumentException(args.tojstring());
    };
  }

  private SortedSet<Slot> slots(String key) {
    return slots.computeIfAbsent(
        key,
        name ->
            new TreeSet<>(Comparator.comparingDouble(Slot::usedAt).thenComparing(Slot::number)));
  }

  private static LuaTable list(String... texts) {
    return LuaValue.listOf(List.of(texts).stream().map(LuaValue::valueOf).toArray(LuaValue[]::new));
  }
}
