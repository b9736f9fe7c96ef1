package io.ganglion.engine;

import io.ganglion.api.Objective;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import java.util.List;

/** Changes nothing and notes the value of every objective that it is shown. */
record RecordingTrainer(List<Double> values) implements Trainer<RecordingTrainer.Nothing> {
  record Nothing() {}

  @Override
  public Nothing start(Objective objective) {
    return new Nothing();
  }

  @Override
  public Step<Nothing> step(Objective objective, double[] parameters, Nothing state) {
    double value = objective.value(parameters);
    values.add(value);
    return Step.progress(value, state);
  }
}
