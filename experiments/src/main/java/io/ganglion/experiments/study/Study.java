package io.ganglion.experiments.study;

import io.ganglion.experiments.config.Experiment;
import java.io.IOException;

/** What trains an experiment many times to find something out: planned and checked, so that it can begin. */
public interface Study {
  /** The experiment that varies. */
  Experiment experiment();

  /** What is known of its data. */
  StudyCheck check();

  /** Whether results decide what else is trained. */
  boolean hasRounds();

  /**
   * Has everything trained that isn't yet.
   *
   * @throws IOException if results can't be kept
   */
  StudyResult run(TrialRunner runner) throws IOException;
}
