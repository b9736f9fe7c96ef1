package io.ganglion.testkit;

import io.ganglion.api.Trainer;
import java.util.Arrays;
import java.util.Optional;

/** Steps whose objective throws. */
final class Faults {
  private static final String HELP =
      "evaluate into @Scratch arrays, and change parameters and state only after the last evaluation";

  private Faults() {}

  /**
   * Makes one evaluation of a step fail, and throws if anything but scratch arrays has changed.
   *
   * @return whether the step makes that many evaluations
   */
  static boolean leavesNoTrace(Trainer<?> trainer, int stepsBefore, int failing) {
    TrainingRun<?> run = TrainingRun.of(trainer, Descents.BOWL, Descents.BOWL_START);
    run.steps(Descents.BOWL, stepsBefore);
    double[] parameters = run.parameters().clone();
    Record state = run.state();
    Record before = States.copy(state);
    FaultyObjective objective = new FaultyObjective(Descents.BOWL, failing);
    String when = "evaluation " + failing + " of step " + stepsBefore + " threw";
    try {
      run.step(objective);
      if (objective.evaluations() > failing) {
        throw Breach.of(when + ", and the step went on as if nothing had happened",
            "let the objective's exceptions through: the host must know");
      }
      return false;
    } catch (FaultyObjective.Fault e) {
      int i = Bits.firstDifference(run.parameters(), parameters);
      if (i >= 0) {
        throw Breach.of(when + ", and parameter " + i + " is " + run.parameters()[i] + " instead of "
            + parameters[i] + " in " + Arrays.toString(parameters), HELP);
      }
      Optional<String> component = States.firstDifference(before, state);
      if (component.isPresent()) {
        throw Breach.of(when + ", and the component '" + component.get() + "' of the state has changed", HELP);
      }
      return true;
    }
  }
}
