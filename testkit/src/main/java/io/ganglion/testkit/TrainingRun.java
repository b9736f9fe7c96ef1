package io.ganglion.testkit;

import io.ganglion.api.Objective;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import java.util.OptionalDouble;

/** A trainer at work on an objective, step by step, as a host would drive it. */
final class TrainingRun<S extends Record> {
  private final Trainer<S> trainer;
  private double[] parameters;
  private S state;
  private Step.Outcome outcome = Step.Outcome.PROGRESS;

  private TrainingRun(Trainer<S> trainer, Objective objective, double[] parameters) {
    this.trainer = trainer;
    this.parameters = parameters;
    this.state = trainer.start(objective);
  }

  static <S extends Record> TrainingRun<S> of(Trainer<S> trainer, Objective objective, double[] start) {
    return new TrainingRun<>(trainer, objective, start.clone());
  }

  /** One step, unless the trainer has ended the run; returns the step's loss. */
  double step(Objective objective) {
    Step<S> step = trainer.step(objective, parameters, state);
    state = step.state();
    outcome = step.outcome();
    return step.loss();
  }

  /** Up to {@code steps} steps, fewer if the trainer ends. */
  void steps(Objective objective, int steps) {
    for (int i = 0; i < steps && !hasEnded(); i++) {
      step(objective);
    }
  }

  boolean hasEnded() {
    return outcome != Step.Outcome.PROGRESS;
  }

  /** Goes on as after a checkpoint: with another state record, and with junk in its scratch arrays. */
  void resume() {
    state = States.resumed(state);
  }

  /** Goes on with another array, and ruins the old one. */
  void moveParameters() {
    double[] old = parameters;
    parameters = old.clone();
    System.arraycopy(Bits.poison(old.length), 0, old, 0, old.length);
  }

  /** The array itself. */
  double[] parameters() {
    return parameters;
  }

  S state() {
    return state;
  }

  /** That of the next step. */
  OptionalDouble learningRate() {
    return trainer.learningRate(state);
  }
}
