package io.ganglion.experiments.statistics;

/** From {@code low} to {@code high}; either may be infinite. */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("no interval leads from " + low + " to " + high);
    }
  }

  /** Whether a number is within, its ends included. */
  public boolean holds(double value) {
    return low <= value && value <= high;
  }
}
