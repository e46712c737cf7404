package io.github.clerk4j.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.ClerkClient;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The scenarios on a development instance of Clerk, which has passwords and organizations. */
@EnabledIfEnvironmentVariable(
    named = "CLERK_TEST_SECRET_KEY",
    matches = ".+",
    disabledReason = "set CLERK_TEST_SECRET_KEY to the secret key of a development instance")
class RealInstanceTest extends InstanceScenarios {
  private static @Nullable ClerkClient clerk;

  @BeforeAll
  static void connect() {
    String key = System.getenv("CLERK_TEST_SECRET_KEY");
    assertThat(key.startsWith("sk_test_")).as("key of a development instance").isTrue();
    clerk = ClerkClient.builder().secretKey(key).build();
  }

  @AfterAll
  static void disconnect() {
    if (clerk != null) {
      clerk.close();
    }
  }

  @Override
  ClerkClient clerk() {
    return Objects.requireNonNull(clerk);
  }
}
