package io.ganglion.trainers;

import io.ganglion.api.Objective;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;

/**
 * How a run went that was to bring the loss down.
 *
 * @param loss at the parameters in the end
 * @param steps that were made
 * @param outcome of the last of them
 */
record Solved(double loss, int steps, Step.Outcome outcome) {
  /** Up to a loss that is low enough, or the trainer's own end. */
  static <S extends Record> Solved by(Trainer<S> trainer, Objective objective, double[] start, double target,
      int mostSteps) {
    double[] parameters = start.clone();
    S state = trainer.start(objective);
    Step.Outcome outcome = Step.Outcome.PROGRESS;
    int steps = 0;
    while (steps < mostSteps && outcome == Step.Outcome.PROGRESS && objective.value(parameters) > target) {
      Step<S> step = trainer.step(objective, parameters, state);
      state = step.state();
      outcome = step.outcome();
      steps++;
    }
    return new Solved(objective.value(parameters), steps, outcome);
  }
}
