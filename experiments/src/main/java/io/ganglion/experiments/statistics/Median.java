package io.ganglion.experiments.statistics;

import java.util.Arrays;

/** Quantiles of a few numbers, which may be infinite. */
public final class Median {
  private Median() {}

  /** The middle one, or the mean of the two in the middle. */
  public static double of(double[] values) {
    return quantile(values, 0.5);
  }

  /**
   * A quantile by linear interpolation between the two nearest (type 7 of Hyndman and Fan, Sample quantiles in
   * statistical packages, 1996: the default of R and NumPy).
   *
   * @param values at least one, none {@code NaN}
   * @param share from 0 to 1
   */
  public static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return ofSorted(sorted, share);
  }

  static double ofSorted(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    double part = at - below;
    double low = sorted[below];
    if (part == 0) {
      return low;
    }
    double high = sorted[below + 1];
    if (low == high || Double.isInfinite(low)) {
      return low;
    }
    double distance = high - low;
    boolean overflows = Double.isInfinite(distance) && Double.isFinite(high);
    return overflows ? low + part * high - part * low : low + part * distance;
  }
}
