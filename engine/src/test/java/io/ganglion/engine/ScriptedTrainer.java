package io.ganglion.engine;

import io.ganglion.api.Objective;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;

/** Sets the first parameter to one value after the other; the step that sets the last has the outcome. */
record ScriptedTrainer(Step.Outcome last, double... values) implements Trainer<ScriptedTrainer.State> {
  record State(int steps) {}

  @Override
  public State start(Objective objective) {
    return new State(0);
  }

  @Override
  public Step<State> step(Objective objective, double[] parameters, State state) {
    double loss = objective.value(parameters);
    parameters[0] = values[state.steps];
    State next = new State(state.steps + 1);
    return new Step<>(loss, next, next.steps == values.length ? last : Step.Outcome.PROGRESS);
  }
}
