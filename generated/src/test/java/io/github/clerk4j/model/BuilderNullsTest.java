package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Nulls in builders of models, for members that are never null. */
class BuilderNullsTest {
  @Test
  @SuppressWarnings("NullAway") // as callers without a checker do
  void aMemberThatIsSetToNullReadsAsIfItWasNotSet() {
    User user =
        User.builder()
            .id(null)
            .emailAddresses(null)
            .publicMetadata(null)
            .createdAt(null)
            .additionalProperties(null)
            .build();

    assertThat(user).isEqualTo(User.builder().build());
    assertThat(user.id()).isEmpty();
    assertThat(user.emailAddresses()).isEmpty();
    assertThat(user.publicMetadata()).isEmpty();
    assertThat(user.createdAt()).isEqualTo(Instant.EPOCH);
    assertThat(Json.read(User.class, Json.write(user)).id()).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // as callers without a checker do
  void anEnumAndAModelAreSetToNullToo() {
    assertThat(Session.builder().status(null).build()).isEqualTo(Session.builder().build());
    assertThat(OrganizationMembership.builder().organization(null).build())
        .isEqualTo(OrganizationMembership.builder().build());
  }
}
