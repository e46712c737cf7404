package io.github.clerk4j.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import io.lettuce.core.codec.Base16;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A script that Redis runs, from the resources of this package. Thread-safe. */
final class RedisScript {
  final String text;
  private final String digest;

  RedisScript(String name) {
    try (InputStream in = RedisScript.class.getResourceAsStream(name)) {
      text = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    digest = Base16.digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Puts the script into Redis, so that it can be run by its digest. */
  CompletionStage<String> load(RedisScriptingAsyncCommands<String, String> commands) {
    return commands.scriptLoad(text);
  }

  /** Runs the script in one round trip, or in two if Redis has forgotten it. */
  CompletionStage<String> run(
      RedisScriptingAsyncCommands<String, String> commands, String[] keys, String[] arguments) {
    CompletionStage<String> result =
        commands.evalsha(digest, ScriptOutputType.VALUE, keys, arguments);
    return result.exceptionallyCompose(
        failure -> {
          if (isForgotten(failure)) {
            return commands.eval(text, ScriptOutputType.VALUE, keys, arguments);
          }
          throw failure instanceof CompletionException e ? e : new CompletionException(failure);
        });
  }

  private static boolean isForgotten(Throwable failure) {
    return failure instanceof RedisNoScriptException
        || failure.getCause() instanceof RedisNoScriptException;
  }
}
