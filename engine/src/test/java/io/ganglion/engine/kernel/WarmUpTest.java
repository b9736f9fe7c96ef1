package io.ganglion.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** By a clock that goes on when it is told to. */
class WarmUpTest {
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1000 * MILLISECOND;

  private long now;
  private long paused;
  private int played;

  /** One piece, which may take 2 ms. */
  private final class Slow implements WarmUp.Rehearsal {
    private final IntToLongFunction nanos;

    /** @param nanos that a repetition takes, of which so many came before */
    private Slow(IntToLongFunction nanos) {
      this.nanos = nanos;
    }

    @Override
    public int pieces() {
      return 1;
    }

    @Override
    public long allowed(int piece) {
      return 2 * MILLISECOND;
    }

    @Override
    public void play(Kernels kernels, int piece) {
      now += nanos.applyAsLong(played++);
    }
  }

  private boolean rehearse(IntToLongFunction nanos) {
    return new WarmUp(1, () -> now, pause -> paused += pause, new Slow(nanos)).rehearse(Kernels.best());
  }

  @Test
  void isReadyAfterThreeFastRoundsInARow() {
    assertTrue(rehearse(i -> i < 100 * WarmUp.REPETITIONS ? 5 * MILLISECOND : MILLISECOND));
    assertEquals(103 * WarmUp.REPETITIONS, played);
  }

  @Test
  void leavesHalfOfTheTimeToOthers() {
    assertTrue(rehearse(i -> MILLISECOND));
    assertEquals(3 * WarmUp.REPETITIONS * MILLISECOND, now);
    assertEquals(now, paused);
  }

  @Test
  void givesUpOnWhatStaysSlow() {
    assertFalse(rehearse(i -> 50 * MILLISECOND));
    assertTrue(now > WarmUp.PATIENCE_NANOS && now < WarmUp.PATIENCE_NANOS + 2 * SECOND, now + " ns");
  }

  /** On a machine with much to do, a thread waits for its turn: that says nothing of what was compiled. */
  @Test
  void waitsForItsTurnAsLongAsItTakes() {
    assertTrue(rehearse(i -> i % WarmUp.REPETITIONS > 0 ? 10 * SECOND
        : i < 100 * WarmUp.REPETITIONS ? 5 * MILLISECOND : MILLISECOND));
    assertEquals(103 * WarmUp.REPETITIONS, played);
    assertTrue(paused < SECOND * 20, paused + " ns");
  }
}
