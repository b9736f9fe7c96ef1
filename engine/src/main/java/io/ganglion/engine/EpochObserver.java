package io.ganglion.engine;

import java.util.Optional;

/**
 * Looks at a training from inside, at its start and at the ends of epochs. It can't change what comes of it. Called on
 * the training thread: what it does counts as training time.
 */
public interface EpochObserver {
  /** Whether it wants to look at the end of this epoch; it is shown the start and the last epoch in any case. */
  boolean wants(int epoch);

  /**
   * Looks.
   *
   * @param epoch how many epochs were run; 0 at the start
   * @param parameters neither to be changed nor kept
   * @param steps the trainer's step sizes, neither to be changed nor kept; empty if it has none
   */
  void observe(int epoch, double[] parameters, Optional<TrainerSteps> steps);
}
