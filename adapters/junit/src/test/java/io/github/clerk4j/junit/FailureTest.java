package io.github.clerk4j.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The requests in the output of a test that fails. */
@ResourceLock(Resources.SYSTEM_ERR)
class FailureTest {
  @Test
  void aFailedTestPrintsItsRequestsAndNoOthers() {
    String printed = Samples.errors(() -> Samples.run(FailingSample.class));
    assertThat(printed)
        .contains("Requests to FakeClerk[http://127.0.0.1:")
        .contains("during FailingSample > fails(FakeClerk, ClerkClient)")
        .containsPattern("\\n {2}GET /v1/users/user_\\w+ -> 200\\n {2}GET /v1/users -> 200\\n")
        .doesNotContain("/v1/organizations");
  }

  @Test
  void aTestThatPassesOrIsAbortedPrintsNothing() {
    assertThat(Samples.errors(() -> Samples.run(FailingSample.class)))
        .containsOnlyOnce("Requests to")
        .doesNotContain("passes(")
        .doesNotContain("isAborted(");
  }

  @Test
  void theyHoldNothingSecret() {
    assertThat(Samples.errors(() -> Samples.run(FailingSample.class)))
        .doesNotContain("sk_test_")
        .doesNotContain("ada@example.com")
        .doesNotContain("Bearer");
  }

  @Test
  void aFailureBeforeAllTestsPrintsThemToo() {
    assertThat(Samples.errors(() -> Samples.run(FailingEarlySample.class)))
        .contains("GET /v1/users -> 200");
  }

  @ClerkTest
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class FailingSample {
    @Test
    void aTestBefore(ClerkClient clerk) {
      clerk.raw().get("/organizations");
    }

    @Test
    void fails(FakeClerk fake, ClerkClient clerk) {
      User ada = fake.addUser("ada@example.com");
      clerk.users().getUser(ada.id());
      clerk.users().getUserList(q -> q.emailAddress(List.of("ada@example.com")));
      throw new AssertionError("on purpose");
    }

    @Test
    void isAborted() {
      assumeTrue(false);
    }

    @Test
    void passes() {}
  }

  @ClerkTest
  static class FailingEarlySample {
    @BeforeAll
    static void setUp(ClerkClient clerk) {
      clerk.users().getUserList();
      throw new IllegalStateException("on purpose");
    }

    @Test
    void never() {}
  }
}
