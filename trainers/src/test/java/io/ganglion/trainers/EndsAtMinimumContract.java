package io.ganglion.trainers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Step;
import io.ganglion.testkit.Quadratic;
import io.ganglion.testkit.TrainerContract;
import org.junit.jupiter.api.Test;

/** For trainers that end a run where all derivatives are 0. */
interface EndsAtMinimumContract extends TrainerContract {
  @Test
  default void endsAtAMinimum() {
    Solved solved = Solved.by(trainer(), new Quadratic(new double[] {2}, new double[] {3}), new double[] {3}, -1, 9);
    assertEquals(new Solved(0, 1, Step.Outcome.CONVERGED), solved);
  }
}
