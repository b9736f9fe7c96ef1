package io.ganglion.experiments.bench;

import io.ganglion.api.Loss;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.settings.Reduction;

/**
 * A problem to be solved, by a training on all examples at once.
 *
 * @param budget propagations after which it counts as not solved
 */
record Task(String name, Network network, Loss loss, Reduction reduction, Examples examples, Goal goal, int budget) {
  Task withBudget(int propagations) {
    return new Task(name, network, loss, reduction, examples, goal, propagations);
  }
}
