package io.ganglion.experiments.bench;

import io.ganglion.api.Demand;
import io.ganglion.api.Objective;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import java.util.Set;

/** Another trainer that a watcher stops: the parameters are then those that the watcher saw. */
record Watched<S extends Record>(Trainer<S> trainer, Watcher watcher) implements Trainer<S> {
  /** Looks at parameters after every step; of one training. */
  interface Watcher {
    /** Before a step, whose cost it may want to leave out. */
    default void beforeStep() {}

    /**
     * Whether training ends with these parameters: first those that it starts with.
     *
     * @param loss the objective at {@code parameters}
     * @param parameters not to be changed
     */
    boolean ends(double loss, double[] parameters);
  }

  @Override
  public S start(Objective objective) {
    return trainer.start(objective);
  }

  /** A trainer's step reports the loss at its beginning, so that the watcher costs no pass of its own. */
  @Override
  public Step<S> step(Objective objective, double[] parameters, S state) {
    double[] before = parameters.clone();
    watcher.beforeStep();
    Step<S> step = trainer.step(objective, parameters, state);
    if (!watcher.ends(step.loss(), before)) {
      return step;
    }
    System.arraycopy(before, 0, parameters, 0, before.length);
    return new Step<>(step.loss(), step.state(), Step.Outcome.CONVERGED);
  }

  @Override
  public Set<Demand> demands() {
    return trainer.demands();
  }

  @Override
  public String toString() {
    return trainer.toString();
  }
}
