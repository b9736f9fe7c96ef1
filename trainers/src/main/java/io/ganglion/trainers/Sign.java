package io.ganglion.trainers;

/** The sign of a derivative, for trainers that use nothing else of it. */
final class Sign {
  private Sign() {}

  /**
   * 1, -1 or 0; 0 for {@code NaN}: the loss of the step shows that the run has diverged. C2 compiles this form without
   * branches, which would be unpredictable.
   */
  static double of(double derivative) {
    return (derivative > 0 ? 1 : 0) - (derivative < 0 ? 1 : 0);
  }
}
