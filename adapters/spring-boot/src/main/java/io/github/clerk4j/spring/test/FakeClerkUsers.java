package io.github.clerk4j.spring.test;

import io.github.clerk4j.testing.FakeClerk;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** The part of a caller that needs FakeClerk, which an application may lack. */
final class FakeClerkUsers {
  private FakeClerkUsers() {}

  /** Adds a caller to the fake instance of an application, if it has one. */
  static void add(ApplicationContext application, String userId, @Nullable String organizationId) {
    application
        .getBeanProvider(FakeClerk.class)
        .ifAvailable(
            fake -> {
              fake.userWithId(userId);
              if (organizationId != null) {
                fake.organizationWithId(organizationId);
              }
            });
  }
}
