package io.ganglion.benchmarks.epochs;

import io.ganglion.api.Demand;
import io.ganglion.api.Objective;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import io.ganglion.engine.Training;
import io.ganglion.engine.data.Examples;
import java.util.Set;

/**
 * A training from fresh parameters.
 *
 * @param settings all but the trainer
 * @param wholeRun whether all of {@link Training#run} counts; if not, the clock starts where those of the peers do: the
 *     parameters have been made and the examples are at hand, but the trainer has yet to start
 */
record TrainingWork(Training settings, Trainer<?> trainer, Examples examples, boolean wholeRun) implements Work {
  @Override
  public Time time(int epochs, Means means) {
    Time start = Time.now();
    Clocked<?> clocked = new Clocked<>(trainer);
    settings.trainer(clocked).epochs(epochs).threads(means.threads()).precision(means.precision()).run(examples);
    return Time.since(wholeRun ? start : clocked.start);
  }

  /** Notes when it starts. A listener could, but for one the loop makes an event of every epoch. */
  private static final class Clocked<S extends Record> implements Trainer<S> {
    private final Trainer<S> trainer;
    @SuppressWarnings("NullAway.Init") // set when the run that is timed begins
    private Time start;

    Clocked(Trainer<S> trainer) {
      this.trainer = trainer;
    }

    @Override
    public S start(Objective objective) {
      start = Time.now();
      return trainer.start(objective);
    }

    @Override
    public Set<Demand> demands() {
      return trainer.demands();
    }

    @Override
    public Step<S> step(Objective objective, double[] parameters, S state) {
      return trainer.step(objective, parameters, state);
    }
  }
}
