package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  void valuesAreOrderedByTheirText() {
    Map<OpenEnum, Integer> sorted = new TreeMap<>();
    sorted.put(VerificationStatus.VERIFIED, 1);
    sorted.put(SessionStatus.of("expired"), 2);
    sorted.put(VerificationStatus.EXPIRED, 3);
    sorted.put(VerificationStatus.of("new"), 4);

    assertThat(sorted.keySet())
        .extracting(OpenEnum::value)
        .containsExactly("expired", "expired", "new", "verified");
    assertThat(sorted).containsEntry(VerificationStatus.of("expired"), 3);
  }

  @Test
  void theTextUnknownIsNoKnownValueEither() {
    assertThat(VerificationStatus.of("UNKNOWN").known())
        .isEqualTo(VerificationStatus.Known.UNKNOWN);
    assertThat(VerificationStatus.of("VERIFIED").known())
        .isEqualTo(VerificationStatus.Known.UNKNOWN);
  }
}
