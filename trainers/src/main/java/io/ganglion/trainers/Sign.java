package io.ganglion.trainers;

/** The sign of a derivative, for trainers that go by nothing else. */
final class Sign {
  private Sign() {}

  /**
   * 1, -1 or 0; of {@code NaN}, 0: the loss of the step tells that the run has diverged. The form is one that C2
   * compiles without branches, which nobody could foresee.
   */
  static double of(double derivative) {
    return (derivative > 0 ? 1 : 0) - (derivative < 0 ? 1 : 0);
  }
}
