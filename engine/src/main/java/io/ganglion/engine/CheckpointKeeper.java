package io.ganglion.engine;

import io.ganglion.engine.settings.Keep;

/** Keeps checkpoints of a training, and may end it after one. Is called on the training thread, in between steps. */
public interface CheckpointKeeper {
  /** What is to be done between two steps. */
  enum Wish {
    GO_ON,
    /** Keep a checkpoint and go on. */
    KEEP,
    /** Keep a checkpoint and end as {@link StopReason.Kind#INTERRUPTED}. */
    KEEP_AND_STOP
  }

  /**
   * Is asked after every step, unless training has ended with it; a checkpoint costs time only if it is wanted.
   *
   * @param epochs how many whole epochs were run
   * @param epochEnded whether the last of them ended with this step
   */
  Wish wish(int epochs, boolean epochEnded);

  /** Takes what it wished for. */
  void keep(Checkpoint checkpoint);
}
