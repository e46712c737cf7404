package io.github.clerk4j.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScaledLimitTest {
  private final AtomicLong nanoTime = new AtomicLong();
  private final ScaledLimit limit = new ScaledLimit(nanoTime::get);

  @Test
  void itAdmitsAsManyRequestsInEachSecond() {
    assertThat(admitted(50)).isEqualTo(ScaledLimit.REQUESTS);
    nanoTime.set(999_999_999);
    assertThat(admitted(1)).isZero();
    nanoTime.set(1_000_000_000);
    assertThat(admitted(50)).isEqualTo(ScaledLimit.REQUESTS);
  }

  private int admitted(int requests) {
    int admitted = 0;
    for (int i = 0; i < requests; i++) {
      admitted += limit.admits() ? 1 : 0;
    }
    return admitted;
  }
}
