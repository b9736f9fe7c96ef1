package io.ganglion.experiments.statistics;

/** In what the difference of two treatments is said. */
public enum Effect {
  /** Of the medians, where less is better and nothing is less than 0: 1 is no difference. */
  RATIO(1) {
    @Override
    double of(double first, double second) {
      return first == second ? 1 : first == 0 ? Double.POSITIVE_INFINITY : second / first;
    }
  },
  /** Of the medians: 0 is no difference. */
  DIFFERENCE(0) {
    @Override
    double of(double first, double second) {
      return first == second ? 0 : second - first;
    }
  };

  private final double none;

  Effect(double none) {
    this.none = none;
  }

  /** What says that there is no difference. */
  public double none() {
    return none;
  }

  /** From the median of the first treatment to that of the second; either may be infinite. */
  abstract double of(double first, double second);
}
