package io.ganglion.experiments.study;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Trains trials, here or elsewhere. A result depends on its trial alone. */
public interface TrialRunner {
  /** Announces the expected number of trials and of epochs in all. */
  void announce(long trials, long epochs);

  /**
   * Trains those that its journal doesn't know, of trials with the same key one.
   *
   * @return the result of each, in their order; empty for those that aren't done
   * @throws IOException if the journal can't be read or written
   */
  List<Optional<TrialResult>> run(List<Trial> trials) throws IOException;
}
