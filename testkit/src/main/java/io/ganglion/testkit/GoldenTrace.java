package io.ganglion.testkit;

import io.ganglion.api.Objective;
import io.ganglion.api.Trainer;
import io.ganglion.api.host.ArrayText;
import java.util.Arrays;
import java.util.Objects;

/**
 * The losses that a trainer, with all its settings, is known to go through.
 *
 * @param trainer that is to go through them
 * @param objective the same in every step
 * @param start the parameters before the first step
 * @param losses the objective at the parameters before each step, and last after the last
 * @param tolerance how far a loss may be off, relative to the loss that is known
 */
public record GoldenTrace(Trainer<?> trainer, Objective objective, double[] start, double[] losses, double tolerance) {
  public GoldenTrace {
    start = start.clone();
    losses = losses.clone();
  }

  void require() {
    TrainingRun<?> run = TrainingRun.of(trainer, objective, start);
    for (int i = 0; i < losses.length; i++) {
      double loss = objective.value(run.parameters());
      if (!(Math.abs(loss - losses[i]) <= tolerance * Math.abs(losses[i]))) {
        throw Breach.of(trainer + ": after " + i + " steps the loss is " + loss + ", and is known to be " + losses[i]
                + ", in " + Arrays.toString(losses),
            "compute the first step that is wrong by hand, and compare it number by number");
      }
      run.steps(objective, 1);
    }
  }

  /** By the contents of the arrays. */
  @Override
  public boolean equals(Object other) {
    return other instanceof GoldenTrace that && trainer.equals(that.trainer) && objective.equals(that.objective)
        && Arrays.equals(start, that.start) && Arrays.equals(losses, that.losses)
        && Double.compare(tolerance, that.tolerance) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(trainer, objective, Arrays.hashCode(start), Arrays.hashCode(losses), tolerance);
  }

  /** Long arrays are shortened. */
  @Override
  public String toString() {
    return "GoldenTrace[trainer=" + trainer + ", objective=" + objective + ", start=" + ArrayText.of(start)
        + ", losses=" + ArrayText.of(losses) + ", tolerance=" + tolerance + "]";
  }
}
