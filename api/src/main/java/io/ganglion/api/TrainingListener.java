package io.ganglion.api;

/**
 * Receives the events of a training run. Called on the training thread, in between steps: what it does counts
 * as training time. An exception ends the run.
 */
@FunctionalInterface
public interface TrainingListener {
  void on(TrainingEvent event);
}
