package io.github.clerk4j.instance;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.testing.FakeClerk;
import org.junit.jupiter.api.AfterAll;

class FakeInstanceTest extends InstanceScenarios {
  private static final FakeClerk FAKE = FakeClerk.start();
  private static final ClerkClient CLERK =
      ClerkClient.builder().secretKey(FAKE.secretKey()).apiUrl(FAKE.apiUrl()).build();

  @Override
  ClerkClient clerk() {
    return CLERK;
  }

  @AfterAll
  static void stop() {
    CLERK.close();
    FAKE.close();
  }
}
