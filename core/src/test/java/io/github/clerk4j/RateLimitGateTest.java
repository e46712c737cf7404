package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.RateLimitGate.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RateLimitGateTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FakeScheduler time = new FakeScheduler();
  private final RateLimitGate gate = new RateLimitGate(time, MINUTE);

  @Test
  void everyoneGoesThroughAGateThatNothingIsKnownOf() {
    assertThat(enter(1000)).allMatch(RateLimitGateTest::isThrough);
    assertThat(time.alarms()).isZero();
  }

  @Test
  void nobodyGoesThroughAClosedOneBeforeItsTime() {
    gate.close(SECOND);
    Permit permit = enter();

    time.advance(SECOND.minusNanos(1));
    assertThat(permit).isNotDone();
    time.advance(Duration.ofNanos(1));
    assertThat(permit).isCompletedWithValue(true);
  }

  @Test
  void aCallWithTooLittleTimeFailsAtOnce() {
    gate.close(SECOND);

    assertThat(gate.enter(time.in(SECOND.minusNanos(1)), false)).isCompletedWithValue(false);
    assertThat(gate.closedFor()).isEqualTo(SECOND);
  }

  @Test
  void aWaitingCallFailsIfTheGateClosesForLonger() {
    gate.close(SECOND);
    Permit patient = enter();
    Permit hasty = gate.enter(time.in(SECOND.multipliedBy(2)), false);

    gate.close(SECOND.multipliedBy(3));

    assertThat(hasty).isCompletedWithValue(false);
    assertThat(patient).isNotDone();
    time.advance(SECOND.multipliedBy(3));
    assertThat(patient).isCompletedWithValue(true);
  }

  @Test
  void theLongestTimeCounts() {
    gate.close(SECOND.multipliedBy(2));
    gate.close(SECOND);

    assertThat(gate.closedFor()).isEqualTo(SECOND.multipliedBy(2));
  }

  @Test
  void anOpenGateAdmitsOneCallAndOneMoreWithEachResponse() {
    gate.close(SECOND);
    List<Permit> permits = enter(100);
    time.advance(SECOND);
    List<Long> through = new ArrayList<>();
    List<Permit> answered = new ArrayList<>();

    while (answered.size() < 100) {
      List<Permit> sent =
          permits.stream().filter(each -> isThrough(each) && !answered.contains(each)).toList();
      through.add((long) sent.size());
      answered.addAll(sent);
      sent.forEach(gate::answered);
    }

    assertThat(through).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 37L);
  }

  @Test
  void oneRequestIsWastedIfTheGateClosesAgain() {
    gate.close(SECOND);
    List<Permit> permits = enter(100);
    time.advance(SECOND);
    assertThat(through(permits)).isEqualTo(1);

    gate.close(SECOND);
    gate.leave(permits.get(0));

    assertThat(through(permits)).isEqualTo(1);
    time.advance(SECOND);
    assertThat(through(permits)).isEqualTo(2);
  }

  @Test
  void itGrowsNarrowWhereTheLimitHasBeenBefore() {
    enter(100).forEach(gate::answered);
    enter(5).forEach(this::refuse); // the limit is 100
    List<Permit> permits = enter(200);
    time.advance(SECOND);

    answer(permits.subList(0, 90)); // widens it on the way
    assertThat(through(permits)).isEqualTo(100); // all up to the limit
    answer(permits.subList(90, 99));
    assertThat(through(permits)).isEqualTo(100);
    answer(permits.subList(99, 100));
    assertThat(through(permits)).isEqualTo(101); // and one to see
    refuse(permits.get(100));
    assertThat(through(permits)).isEqualTo(101);
  }

  @Test
  void aRetryGoesFirst() {
    gate.close(SECOND);
    Permit later = enter();
    Permit again = gate.enter(time.in(Duration.ofHours(1)), true);

    time.advance(SECOND);

    assertThat(again).isCompletedWithValue(true);
    assertThat(later).isNotDone();
  }

  @Test
  void aCallThatLeavesTheQueueBlocksNoOther() {
    gate.close(SECOND);
    List<Permit> permits = enter(2);
    gate.leave(permits.get(0));
    gate.leave(permits.get(0));

    time.advance(SECOND);

    assertThat(permits.get(0)).isNotDone();
    assertThat(permits.get(1)).isCompletedWithValue(true);
  }

  @Test
  void aProbeWithoutAResponseMakesRoomForTheNext() {
    gate.close(SECOND);
    List<Permit> permits = enter(3);
    time.advance(SECOND);
    gate.leave(permits.get(0)); // no response
    assertThat(through(permits)).isEqualTo(2);

    time.advance(SECOND.minusNanos(1)); // nor yet from the second
    assertThat(through(permits)).isEqualTo(2);
    time.advance(Duration.ofNanos(1));
    assertThat(through(permits)).isEqualTo(3);
  }

  @Test
  void aSlowCallFromBeforeDoesNotHoldUpTheOpening() {
    enter(10); // under way
    gate.close(SECOND);
    Permit permit = enter();

    time.advance(SECOND);

    assertThat(permit).isCompletedWithValue(true);
  }

  @Test
  void aGateWithoutCallsHasNoAlarm() {
    gate.close(SECOND);
    assertThat(time.alarms()).isZero();
    assertThat(gate.isIdle()).isFalse();

    time.advance(SECOND);
    assertThat(gate.isIdle()).isTrue();
    assertThat(enter()).isCompletedWithValue(true);
    assertThat(time.alarms()).isZero();
  }

  @Test
  void anEndlessTimeIsNoSurprise() {
    gate.close(Duration.ofSeconds(Long.MAX_VALUE));

    assertThat(enter()).isCompletedWithValue(false);
  }

  @Test
  void aLateAlarmDoesNotLetASecondCallPass() {
    gate.close(SECOND);
    Permit waits = enter();
    time.skip(SECOND); // and the alarm has not gone off
    Permit next = enter();
    assertThat(waits).isCompletedWithValue(true);

    time.runDue(); // now it does

    assertThat(next).isNotDone();
    time.advance(SECOND.minusNanos(1));
    assertThat(next).isNotDone();
    time.advance(Duration.ofNanos(1));
    assertThat(next).isCompletedWithValue(true);
  }

  @Test
  void anAlarmThatWasCancelledTooLateDoesNotLetACallPass() {
    gate.close(SECOND);
    enter(1);
    List<Runnable> goingOff = time.due(SECOND);
    gate.close(SECOND.multipliedBy(2));
    Permit next = enter();

    goingOff.forEach(Runnable::run);

    assertThat(next).isNotDone();
    assertThat(time.alarms()).isEqualTo(1);
  }

  @Test
  void aCallIsGivenASecondFromWhenItPassed() {
    gate.close(SECOND);
    List<Permit> permits = enter(3);
    time.advance(SECOND); // the first
    time.advance(Duration.ofMillis(900));
    gate.leave(permits.get(0)); // the second

    time.advance(Duration.ofMillis(999));
    assertThat(through(permits)).isEqualTo(2);
    time.advance(Duration.ofMillis(1));
    assertThat(through(permits)).isEqualTo(3);
  }

  @Test
  void retriedCallsGoInTheOrderInWhichTheyCameBack() {
    gate.close(SECOND);
    Permit first = gate.enter(time.in(MINUTE), true);
    Permit second = gate.enter(time.in(MINUTE), true);

    time.advance(SECOND);

    assertThat(first).isCompletedWithValue(true);
    assertThat(second).isNotDone();
  }

  @Test
  void interactiveCallsGoBeforeBatchCallsAndTheirRetries() {
    gate.close(SECOND);
    Permit retriedBatch = gate.enter(time.in(MINUTE), null, Lane.BATCH, true);
    Permit batch = gate.enter(time.in(MINUTE), null, Lane.BATCH, false);
    Permit interactive = enter();

    time.advance(SECOND);
    assertThat(interactive).isCompletedWithValue(true);
    assertThat(retriedBatch).isNotDone();

    gate.answered(interactive);
    assertThat(retriedBatch).isCompletedWithValue(true);
    assertThat(batch).isCompletedWithValue(true);
  }

  @Test
  void aTurnIsNotForACallWhoseTimeIsOver() {
    gate.close(SECOND);
    enter(2);
    time.advance(SECOND);
    Permit hasty = gate.enter(time.in(SECOND.dividedBy(2)), true);

    time.advance(SECOND);

    assertThat(hasty).isCompletedWithValue(false);
  }

  @Test
  void aGateThatIsClosedForLongIsProbedNowAndThen() {
    gate.close(MINUTE.multipliedBy(60));
    assertThat(enterBriefly()).isCompletedWithValue(false);

    time.advance(MINUTE);
    assertThat(enterBriefly()).isCompletedWithValue(true);
    assertThat(enterBriefly()).isCompletedWithValue(false);
    time.advance(MINUTE.minusNanos(1));
    assertThat(enterBriefly()).isCompletedWithValue(false);
    time.advance(Duration.ofNanos(1));
    assertThat(enterBriefly()).isCompletedWithValue(true);
  }

  @Test
  void aWaitingCallIsTheProbe() {
    gate.close(MINUTE.multipliedBy(30));
    List<Permit> permits = enter(2);

    time.advance(MINUTE);

    assertThat(through(permits)).isEqualTo(1);
    assertThat(gate.closedFor()).isEqualTo(MINUTE.multipliedBy(29));
  }

  @Test
  void aResponseToAProbeOpensTheGate() {
    enter(10).forEach(gate::answered);
    gate.close(MINUTE.multipliedBy(60));
    time.advance(MINUTE);
    Permit probe = enterBriefly();

    gate.answered(probe);

    assertThat(gate.closedFor()).isZero();
    assertThat(through(enter(5))).isEqualTo(2); // slowly
  }

  @Test
  void a429ToAProbeClosesTheGateForTheTimeInIt() {
    gate.close(MINUTE.multipliedBy(60));
    time.advance(MINUTE);
    Permit probe = enterBriefly();

    refuse(probe);

    assertThat(gate.closedFor()).isEqualTo(SECOND);
  }

  @Test
  void aResponseToAnEarlierCallDoesNotOpenTheGate() {
    Permit before = enter();
    gate.close(MINUTE);

    gate.answered(before);

    assertThat(gate.closedFor()).isEqualTo(MINUTE);
  }

  @Test
  void aTurnIsNoLongerGoodWhenTheGateHasClosedSince() {
    Permit permit = enter();
    assertThat(gate.hasClosedSince(permit)).isFalse();

    gate.close(SECOND);

    assertThat(gate.hasClosedSince(permit)).isTrue();
  }

  @Test
  void anyNumberOfCallsCanFailOneAfterTheOther() {
    gate.close(SECOND);
    AtomicInteger failed = new AtomicInteger();
    for (Permit each : enter(100_000)) {
      var unused =
          each.thenAccept(
              through -> { // which admits the next one
                failed.incrementAndGet();
                gate.leave(each);
              });
    }

    time.advance(SECOND);

    assertThat(failed).hasValue(100_000);
    assertThat(gate.isIdle()).isTrue();
    assertThat(time.alarms()).isZero();
  }

  private void refuse(Permit permit) {
    gate.close(SECOND);
    gate.leave(permit);
  }

  private void answer(List<Permit> permits) {
    for (Permit each : permits) {
      assertThat(each).isCompletedWithValue(true);
      gate.answered(each);
    }
  }

  private Permit enter() {
    return gate.enter(time.in(Duration.ofHours(1)), false);
  }

  /** A call that has no time for a long wait. */
  private Permit enterBriefly() {
    return gate.enter(time.in(SECOND), false);
  }

  private List<Permit> enter(int calls) {
    List<Permit> permits = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      permits.add(enter());
    }
    return permits;
  }

  private static long through(List<Permit> permits) {
    return permits.stream().filter(RateLimitGateTest::isThrough).count();
  }

  private static boolean isThrough(Permit permit) {
    return permit.isDone() && permit.join();
  }
}
