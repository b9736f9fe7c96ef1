package io.ganglion.experiments.study;

import java.io.IOException;
import java.util.Optional;

/** Remembers the results of a study, so that none has to be computed twice. Used by one thread at a time. */
public interface Journal {
  /** A journal that remembers nothing. */
  Journal NONE = new Journal() {
    @Override
    public Optional<TrialResult> find(Trial trial) {
      return Optional.empty();
    }

    @Override
    public void keep(Trial trial, TrialResult result) {}
  };

  /** The result of a trial with the same key. */
  Optional<TrialResult> find(Trial trial);

  /** Remembers a result, for good when this returns. */
  void keep(Trial trial, TrialResult result) throws IOException;

  /** Learns of what other processes have kept since; nothing where none can. */
  default void lookAgain() throws IOException {}
}
