package io.github.clerk4j.auth;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same few thousand inputs of {@link RequestFuzz} in each run, for the fast loop. */
class RequestFuzzReplayTest {
  private static final int INPUTS = 4_000;
  private static final long SEED = 20261126;

  @Test
  void noneOfAFixedCorpusIsSignedInOrThrows() {
    for (int i = 0; i < INPUTS; i++) {
      RequestFuzz.fuzzerTestOneInput(data(new Random(SEED + i)));
    }
  }

  /** Returns what the fuzzer would hand in, made from a seed. */
  private static FuzzedDataProvider data(Random random) {
    return (FuzzedDataProvider)
        Proxy.newProxyInstance(
            FuzzedDataProvider.class.getClassLoader(),
            new Class<?>[] {FuzzedDataProvider.class},
            (proxy, method, arguments) ->
                method.isDefault()
                    ? InvocationHandler.invokeDefault(proxy, method, arguments)
                    : consumed(random, method, arguments));
  }

  private static Object consumed(Random random, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "consumeBoolean" -> random.nextBoolean();
      case "consumeInt" -> random.nextInt((int) arguments[0], (int) arguments[1] + 1);
      case "consumeChar" -> (char) random.nextInt(Character.MAX_VALUE + 1);
      case "consumeBytes" -> bytes(random, (int) arguments[0]);
      case "consumeString" -> text(random, (int) arguments[0], Character.MAX_VALUE + 1);
      case "consumeAsciiString" -> text(random, (int) arguments[0], 0x80);
      default -> throw new UnsupportedOperationException(method.getName());
    };
  }

  private static byte[] bytes(Random random, int most) {
    byte[] bytes = new byte[random.nextInt(most + 1)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String text(Random random, int most, int alphabet) {
    StringBuilder text = new StringBuilder();
    random.ints(random.nextInt(most + 1), 0, alphabet).forEach(c -> text.append((char) c));
    return text.toString();
  }
}
