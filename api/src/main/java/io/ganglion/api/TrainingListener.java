package io.ganglion.api;

/**
 * Is told what happens while a network is trained. Called on the training thread, in between steps: what it does counts
 * as training time. An exception ends the run.
 */
@FunctionalInterface
public interface TrainingListener {
  void on(TrainingEvent event);
}
