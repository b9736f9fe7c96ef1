package io.ganglion.testkit;

import io.ganglion.api.LeastSquaresObjective;
import io.ganglion.api.Trainer;
import java.util.Arrays;
import java.util.Optional;

/** What the trainer contract asks of whole runs, and the objectives of these. */
final class Descents {
  static final int SOME_STEPS = 25;

  /** Curvatures from 1/2 to 4: easy to descend with steps of any sensible size. */
  static final Quadratic BOWL =
      new Quadratic(new double[] {1, 2, 0.5, 4}, new double[] {1, -2, 3, 0.5});

  static final double[] BOWL_START = {0.25, 0.5, -0.75, 2};

  /** Another batch: the same dimension, another minimum. */
  static final Quadratic OTHER_BOWL =
      new Quadratic(new double[] {2, 1, 1, 0.5}, new double[] {1.5, -1, 2, 0});

  static final Rosenbrock VALLEY = new Rosenbrock();

  /** Four times as high, as a sum of squares of residuals that are twice as large. */
  static final LeastSquaresObjective STEEP_VALLEY = new Scaled(VALLEY, 4);

  private Descents() {}

  static void require(Trainer<?> trainer, LeastSquaresObjective objective, String name, double[] start, double fraction,
      int steps) {
    TrainingRun<?> run = TrainingRun.of(trainer, objective, start);
    run.steps(objective, steps);
    double before = objective.value(start);
    double after = objective.value(run.parameters());
    if (!(after <= fraction * before)) {
      throw Breach.of("on " + name + ", " + steps + " steps led from a loss of " + before + " to " + after
              + ", which should be at most " + fraction * before,
          "check the sign and the size of the steps; if this method needs other settings here or more steps, override"
              + " the methods of this contract that give them");
    }
  }

  static void requireSame(TrainingRun<?> expected, TrainingRun<?> actual, String how, String help) {
    int i = Bits.firstDifference(expected.parameters(), actual.parameters());
    if (i >= 0) {
      throw Breach.of("a run " + how + " differs: parameter " + i + " is " + actual.parameters()[i] + " instead of "
          + expected.parameters()[i] + " in " + Arrays.toString(expected.parameters()), help);
    }
    Optional<String> component = States.firstDifference(expected.state(), actual.state());
    if (component.isPresent()) {
      throw Breach.of("a run " + how + " differs in the component '" + component.get() + "' of its state", help);
    }
  }
}
