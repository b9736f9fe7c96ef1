package io.ganglion.engine.stop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.engine.Network;
import io.ganglion.engine.StopReason;
import io.ganglion.engine.Training;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.store.StoredRecord;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.Backprop;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The rules that look at the clock and at the gradient. */
class OtherRulesTest {
  private static final long SECOND = 1_000_000_000;

  private static EpochEnded epoch(int number) {
    return new EpochEnded(number, 1, OptionalDouble.empty(), false);
  }

  @Test
  void timeIsOverWithTheEpochInWhichItEnds() {
    AtomicLong clock = new AtomicLong(-7 * SECOND);
    TimeLimit limit = new TimeLimit(10, clock::get);
    TimeLimit.Memory memory = limit.start();
    clock.addAndGet(6 * SECOND);
    StopRule.Verdict<TimeLimit.Memory> first = limit.after(epoch(1), memory);
    assertEquals(Optional.empty(), first.stop());
    clock.addAndGet(4 * SECOND);
    assertEquals(Optional.of("10 s of training were over; another run may stop elsewhere: to repeat this one, write"
        + " epochs: 2 instead"), limit.after(epoch(2), first.memory()).stop());
  }

  /** The clock of another process begins anywhere. */
  @Test
  void timeBeforeACheckpointCountsAndTimeBetweenDoesNot() {
    AtomicLong clock = new AtomicLong(0);
    TimeLimit limit = new TimeLimit(10, clock::get);
    clock.addAndGet(6 * SECOND);
    StoredRecord kept = StoredRecord.of(limit.after(epoch(1), new TimeLimit.Memory(0, 0)).memory());
    clock.set(5000 * SECOND);
    TimeLimit.Memory resumed = kept.toRecord(limit.start());
    assertEquals(new TimeLimit.Memory(6, 5000 * SECOND), resumed);
    clock.addAndGet(3 * SECOND);
    assertEquals(Optional.empty(), limit.after(epoch(2), resumed).stop());
  }

  @Test
  void anotherRunMayStopElsewhere() {
    assertTrue(new TimeLimit(1).dependsOnTheClock());
    assertFalse(new SmallGradient(1).dependsOnTheClock());
    Network line = Network.withInputs(1)
        .denseWithoutBias(1, new Identity(), (w, from, to, fan, random) -> Arrays.fill(w, from, to, 0)).build();
    Examples one = Examples.of(new double[][] {{1}}, new double[][] {{1}});
    AtomicLong clock = new AtomicLong();
    TrainingResult result = Training.of(line, new SquaredError()).trainer(new Backprop(0.5, 0))
        .stop(new TimeLimit(3, () -> clock.getAndAdd(SECOND))).run(one);
    assertEquals(StopReason.Kind.TIME, result.stopReason().kind());
    assertEquals(3, result.epochs());
  }

  /** ½ (w − 1)² from 0 in steps of half the way: the gradient after epoch k is 2⁻ᵏ. */
  @Test
  void stopsWhereTheGradientIsShort() {
    Network line = Network.withInputs(1)
        .denseWithoutBias(1, new Identity(), (w, from, to, fan, random) -> Arrays.fill(w, from, to, 0)).build();
    Examples two = Examples.of(new double[][] {{1}, {1}}, new double[][] {{1}, {1}});
    for (int batchSize : new int[] {2, 1}) {
      TrainingResult result = Training.of(line, new SquaredError()).trainer(new Backprop(0.5, 0)).batchSize(batchSize)
          .stop(new SmallGradient(0x1p-6)).run(two);
      assertEquals(new StopReason(StopReason.Kind.RULE, "the gradient is no longer than 0.015625"),
          result.stopReason());
      assertEquals(batchSize == 2 ? 6 : 3, result.epochs());
    }
  }

  @Test
  void theFirstOfSeveralRulesEndsTraining() {
    Network line = Network.withInputs(1)
        .denseWithoutBias(1, new Identity(), (w, from, to, fan, random) -> Arrays.fill(w, from, to, 0)).build();
    Examples one = Examples.of(new double[][] {{1}}, new double[][] {{1}});
    TrainingResult result = Training.of(line, new SquaredError()).trainer(new Backprop(0.5, 0))
        .stop(new TargetLoss(1e-9)).stop(new SmallGradient(0x1p-4)).stop(new TimeLimit(1e6)).run(one);
    assertEquals("the gradient is no longer than 0.0625", result.stopReason().sentence());
  }

  @Test
  void refuseWhatCantBe() {
    assertEquals("seconds must be greater than 0, but is 0",
        assertThrows(InvalidSettingException.class, () -> new TimeLimit(0)).getMessage());
    assertEquals("norm must be 0 or greater, but is -1",
        assertThrows(InvalidSettingException.class, () -> new SmallGradient(-1)).getMessage());
  }
}
