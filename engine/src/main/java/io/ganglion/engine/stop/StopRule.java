package io.ganglion.engine.stop;

import io.ganglion.engine.Training;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import java.util.Optional;

/**
 * Decides after each epoch whether training ends. A rule is immutable; what it remembers is in {@code M}, so that
 * saving that saves the rule.
 *
 * @param <M> what it remembers from epoch to epoch
 */
public interface StopRule<M extends Record> {
  /** Before the first epoch. */
  M start();

  /** After an epoch. */
  Verdict<M> after(EpochEnded epoch, M memory);

  /** Whether it can't work without validation data. */
  default boolean needsValidation() {
    return false;
  }

  /**
   * Whether it asks for a training loss. If such a rule says stop, it is asked once more with the loss at the
   * parameters after the epoch, which costs a pass over the examples; training ends only if it says so again.
   */
  default boolean asksForTrainingLoss() {
    return false;
  }

  /**
   * Whether it looks at ratios of losses, which say something only of losses above 0. Such a rule gets of each loss
   * what lies above the least that it can be ({@link io.ganglion.api.Loss#least}).
   */
  default boolean looksAtRatios() {
    return false;
  }

  /** Whether another run with the same settings may stop with another epoch. */
  default boolean dependsOnTheClock() {
    return false;
  }

  /** Whether it needs the gradient: it then gets epochs by {@link #after(EpochEnded, double, Record)}. */
  default boolean asksForGradient() {
    return false;
  }

  /**
   * After an epoch, if it asks for the gradient.
   *
   * @param gradientNorm the length of the gradient over all training examples, at the parameters after the epoch
   */
  default Verdict<M> after(EpochEnded epoch, double gradientNorm, M memory) {
    return after(epoch, memory);
  }

  /**
   * What a rule says.
   *
   * @param memory for the next epoch
   * @param stop why training ends now, as a sentence without a full stop; empty to go on
   */
  record Verdict<M extends Record>(M memory, Optional<String> stop) {
    /** Training goes on. */
    public static <M extends Record> Verdict<M> goOn(M memory) {
      return new Verdict<>(memory, Optional.empty());
    }

    /** Training ends, and why. */
    public static <M extends Record> Verdict<M> stop(M memory, String why) {
      return new Verdict<>(memory, Optional.of(why));
    }
  }
}
