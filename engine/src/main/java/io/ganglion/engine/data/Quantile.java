package io.ganglion.engine.data;

/** Quantiles between order statistics: Hyndman and Fan's type 7, as NumPy and scikit-learn have it. */
public final class Quantile {
  private Quantile() {}

  /**
   * The value below which the share {@code p} of the numbers lies, linear between neighbours.
   *
   * @param sorted at least one, ascending
   * @param p from 0 to 1
   */
  public static double of(double[] sorted, double p) {
    double position = p * (sorted.length - 1);
    int below = (int) position;
    double share = position - below;
    if (share == 0) {
      return sorted[below];
    }
    double difference = sorted[below + 1] - sorted[below];
    // The first form loses less where the numbers are far from 0; its difference can overflow.
    return Double.isFinite(difference)
        ? sorted[below] + difference * share
        : sorted[below] * (1 - share) + sorted[below + 1] * share;
  }
}
