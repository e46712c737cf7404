package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenEnumTest {
  @Test
  void oneCanSwitchOnWhatIsKnownAndStillSeeTheTextOfWhatIsNot() {
    assertThat(say(VerificationStatus.of("verified"))).isEqualTo("done");
    assertThat(say(VerificationStatus.of("expired"))).isEqualTo("try again");
    assertThat(say(VerificationStatus.of("half_verified"))).isEqualTo("what is half_verified?");
  }

  private static String say(VerificationStatus status) {
    return switch (status.known()) {
      case VERIFIED -> "done";
      case UNVERIFIED, FAILED, EXPIRED, TRANSFERABLE -> "try again";
      case UNKNOWN -> "what is " + status + "?";
    };
  }

  @Test
  void valuesAreEqualByTheirText() {
    assertThat(VerificationStatus.of("verified")).isSameAs(VerificationStatus.VERIFIED);
    assertThat(VerificationStatus.of("new"))
        .isEqualTo(VerificationStatus.of("new"))
        .hasSameHashCodeAs(VerificationStatus.of("new"))
        .isNotEqualTo(VerificationStatus.of("newer"))
        .isNotEqualTo(VerificationStatus.of("New"));
    assertThat(Set.of(VerificationStatus.VERIFIED)).contains(VerificationStatus.of("verified"));
  }

  @Test
  void theSameTextInAnotherEnumIsAnotherValue() {
    assertThat((Object) SessionStatus.of("expired")).isNotEqualTo(VerificationStatus.EXPIRED);
  }

  @Test
  void theTextUnknownIsNoKnownValueEither() {
    assertThat(VerificationStatus.of("UNKNOWN").known())
        .isEqualTo(VerificationStatus.Known.UNKNOWN);
    assertThat(VerificationStatus.of("VERIFIED").known())
        .isEqualTo(VerificationStatus.Known.UNKNOWN);
  }
}
