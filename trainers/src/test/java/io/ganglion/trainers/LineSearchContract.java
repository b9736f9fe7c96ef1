package io.ganglion.trainers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Step;
import org.junit.jupiter.api.Test;

/** For trainers whose steps are line searches, the first of them along the gradient. */
interface LineSearchContract extends EndsAtMinimumContract {
  @Test
  default void isStuckWhereTheGradientPromisesTooMuch() {
    assertEquals(new Solved(1, 1, Step.Outcome.STUCK),
        Solved.by(trainer(), new Misleading(), new double[] {1}, -1, 9));
  }
}
