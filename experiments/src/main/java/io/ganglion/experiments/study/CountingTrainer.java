package io.ganglion.experiments.study;

import io.ganglion.api.Demand;
import io.ganglion.api.Objective;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import io.ganglion.api.host.StandIn;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Another trainer, whose work is counted.
 *
 * @param trainer the one that does it
 */
public record CountingTrainer<S extends Record>(Trainer<S> trainer, Propagations propagations)
    implements Trainer<S>, StandIn {
  @Override
  public Object plugin() {
    return trainer;
  }

  @Override
  public S start(Objective objective) {
    return trainer.start(propagations.beforeSteps(objective));
  }

  @Override
  public Step<S> step(Objective objective, double[] parameters, S state) {
    return trainer.step(propagations.ofNextStep(objective), parameters, state);
  }

  @Override
  public Set<Demand> demands() {
    return trainer.demands();
  }

  @Override
  public OptionalDouble learningRate(S state) {
    return trainer.learningRate(state);
  }

  @Override
  public String toString() {
    return trainer.toString();
  }
}
