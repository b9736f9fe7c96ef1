package io.ganglion.benchmarks.epochs;

import io.ganglion.engine.Examples;
import io.ganglion.engine.Training;

/**
 * A training from fresh parameters, as a Java program runs it. That includes what {@link Training#run} does before its
 * first epoch; the peers' clocks start later, when a network has been made.
 */
record TrainingWork(Training training, Examples examples) implements Work {
  @Override
  public double run(int epochs, int threads) {
    return training.epochs(epochs).threads(threads).run(examples).parameters()[0];
  }
}
