package io.ganglion.experiments.run;

import io.ganglion.engine.event.TrainingEvent;
import io.ganglion.engine.event.TrainingListener;

/** Shows how the training of a run goes. */
public interface RunProgress extends TrainingListener {
  /** Shows nothing. */
  RunProgress NONE = new RunProgress() {
    @Override
    public void on(TrainingEvent event) {}

    @Override
    public void say(String text) {}
  };

  /** Shows a note while training goes on. */
  void say(String text);
}
