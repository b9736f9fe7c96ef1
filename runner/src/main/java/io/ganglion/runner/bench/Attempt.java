package io.ganglion.runner.bench;

import io.ganglion.api.Trainer;
import io.ganglion.engine.Training;
import io.ganglion.runner.study.CountingTrainer;
import io.ganglion.runner.study.Propagations;

/**
 * One training on a task.
 *
 * @param solved whether it reached the goal
 * @param epochs steps until then, or all of them
 * @param propagations passes over the examples until then: see {@link Propagations}
 * @param seconds how long it took, others beside it
 */
record Attempt(boolean solved, int epochs, double propagations, double seconds) {
  /** Trains from the start weights of {@code seed}. */
  static <S extends Record> Attempt of(Task task, Trainer<S> trainer, long seed) {
    long start = System.nanoTime();
    int examples = task.examples().count();
    Watch watch = new Watch(task.goal(), new Propagations(examples, examples, task.examples().targetWidth()));
    Training.of(task.network(), task.loss()).reduction(task.reduction()).seed(seed)
        .trainer(new Watched<>(new CountingTrainer<>(trainer, watch.propagations), watch))
        .epochs(task.mostEpochs() + 1) // the last is made to know the loss after the one before
        .run(task.examples());
    return new Attempt(watch.solved, watch.steps, watch.passes, (System.nanoTime() - start) / 1e9);
  }

  private static final class Watch implements Watched.Watcher {
    private final Goal goal;
    private final Propagations propagations;
    private double passes;
    private int steps = -1;
    private boolean solved;

    Watch(Goal goal, Propagations propagations) {
      this.goal = goal;
      this.propagations = propagations;
    }

    @Override
    public void beforeStep() {
      passes = propagations.passes();
    }

    @Override
    public boolean ends(double loss, double[] parameters) {
      steps++;
      solved = goal.reached(loss, parameters);
      return solved;
    }
  }
}
