package io.ganglion.trainers;

/** The sign of a derivative, for trainers that go by nothing else. */
final class Sign {
  private Sign() {}

  /** 1, -1 or 0; of {@code NaN}, 0: the loss of the step tells that the run has diverged. */
  static double of(double derivative) {
    return derivative > 0 ? 1 : derivative < 0 ? -1 : 0;
  }

  /** The same as a whole number, in a form that is compiled without branches. */
  static int number(double derivative) {
    return (derivative > 0 ? 1 : 0) - (derivative < 0 ? 1 : 0);
  }
}
