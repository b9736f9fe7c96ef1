package io.ganglion.engine.metric;

/** What repeating the last value of a series gives. */
public final class Repeating {
  private final double[] values;
  private final double trainingError;

  /**
   * @param values for each row the last value that was known; NaN if there is none, as before the first row
   * @param trainingError the mean absolute difference from one row of the training part to the next; NaN if it isn't
   *     known
   */
  public Repeating(double[] values, double trainingError) {
    this.values = values;
    this.trainingError = trainingError;
  }

  /** For each row the last value that was known, NaN if there is none; not a copy. */
  public double[] values() {
    return values;
  }

  /** The mean absolute difference from one row of the training part to the next; NaN if it isn't known. */
  public double trainingError() {
    return trainingError;
  }
}
