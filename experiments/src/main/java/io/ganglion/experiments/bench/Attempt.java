package io.ganglion.experiments.bench;

import io.ganglion.api.Trainer;
import io.ganglion.engine.Training;
import io.ganglion.experiments.study.CountingTrainer;
import io.ganglion.experiments.study.Propagations;

/**
 * One training on a task.
 *
 * @param solved whether it reached the goal
 * @param epochs steps until then, or until the budget was spent
 * @param propagations passes over the examples until then: see {@link Propagations}
 * @param seconds how long it took, others beside it
 */
public record Attempt(boolean solved, int epochs, double propagations, double seconds) {
  /** Trains from the initial weights of {@code seed}. */
  static <S extends Record> Attempt of(Task task, Trainer<S> trainer, long seed) {
    long start = System.nanoTime();
    int examples = task.examples().count();
    Watch watch = new Watch(task, new Propagations(examples, examples, task.examples().targetWidth()));
    Training.of(task.network(), task.loss()).reduction(task.reduction()).seed(seed)
        .trainer(new Watched<>(new CountingTrainer<>(trainer, watch.propagations), watch))
        .epochs(Integer.MAX_VALUE)
        .run(task.examples());
    return new Attempt(watch.solved, watch.steps, watch.passes, (System.nanoTime() - start) / 1e9);
  }

  private static final class Watch implements Watched.Watcher {
    private final Task task;
    private final Propagations propagations;
    private double passes;
    private int steps = -1;
    private boolean solved;

    Watch(Task task, Propagations propagations) {
      this.task = task;
      this.propagations = propagations;
    }

    @Override
    public void beforeStep() {
      passes = propagations.passes();
    }

    @Override
    public boolean ends(double loss, double[] parameters) {
      steps++;
      solved = task.goal().reached(loss, parameters);
      return solved || passes >= task.budget();
    }
  }
}
