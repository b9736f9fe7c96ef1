package io.ganglion.testkit;

import io.ganglion.api.Trainer;

/**
 * How fast a trainer is known to converge on a quadratic with curvatures from 1/2 to 4 (1/2, 1, 2, 4).
 *
 * @param trainer with the settings that this is known for
 * @param rate by which the loss is multiplied in a step at last: (1 − η λ)² for gradient descent, λ the curvature that
 *     is slowest; 0 if it converges faster than any such rate
 */
public record Convergence(Trainer<?> trainer, double rate) {
  private static final int LATE = 60;
  private static final int STEPS = 20;
  /** By the 60th step, the second slowest curvature has less than a thousandth of the part of the slowest. */
  private static final double TOLERANCE = 0.01;
  /** Below this part of the first loss, rounding is seen rather than convergence. */
  private static final double ROUNDING = 1e-24;
  private static final double SUPERLINEAR = 0.05;

  void require() {
    TrainingRun<?> run = TrainingRun.of(trainer, Descents.BOWL, Descents.BOWL_START);
    if (rate == 0) {
      requireSuperlinear(run);
      return;
    }
    run.steps(Descents.BOWL, LATE);
    double before = Descents.BOWL.value(run.parameters());
    run.steps(Descents.BOWL, STEPS);
    double measured = StrictMath.pow(Descents.BOWL.value(run.parameters()) / before, 1.0 / STEPS);
    if (!(Math.abs(measured - rate) <= TOLERANCE * rate)) {
      throw Breach.of(trainer + " multiplies the loss on a quadratic by " + measured
          + " in a step, and is known to do so"
          + " by " + rate, "compute one step by hand: its size, or its direction, isn't what the method says");
    }
  }

  /** One step divides the loss by 20 or more, before rounding is all that is left. */
  private void requireSuperlinear(TrainingRun<?> run) {
    double first = Descents.BOWL.value(Descents.BOWL_START);
    double loss = first;
    double best = 1;
    for (int step = 0; step < LATE && loss > ROUNDING * first && !run.hasEnded(); step++) {
      run.steps(Descents.BOWL, 1);
      double next = Descents.BOWL.value(run.parameters());
      best = Math.min(best, next / loss);
      loss = next;
    }
    if (!(best <= SUPERLINEAR)) {
      throw Breach.of(trainer + " is known to converge faster than by any fixed rate, but on a quadratic no step leaves"
          + " less than " + best + " of the loss", "check how it uses what it knows of the curvature");
    }
  }
}
