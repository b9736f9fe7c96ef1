package io.ganglion.engine.event;

/**
 * Receives what happens while a network is trained. Called on the training thread, between steps: its time counts as
 * training time. An exception ends the training.
 */
@FunctionalInterface
public interface TrainingListener {
  void on(TrainingEvent event);
}
