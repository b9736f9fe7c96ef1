package io.ganglion.experiments.study;

import io.ganglion.experiments.config.Experiment;
import java.io.IOException;

/** What trains an experiment many times to find something out: planned and checked, so that it can begin. */
public interface Study {
  /** The experiment that varies. */
  Experiment experiment();

  /** What is known of its data. */
  StudyCheck check();

  /**
   * Trains what the pool's journal doesn't know yet.
   *
   * @throws IOException if the journal can't be written
   */
  StudyResult run(TrialPool pool) throws IOException;
}
