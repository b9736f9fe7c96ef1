package io.ganglion.engine.metric;

import io.ganglion.engine.sum.RowSum;
import org.jspecify.annotations.Nullable;

/**
 * The errors of predicted probabilities, as scikit-learn computes them: for the logarithm they are kept away from 0 and
 * 1 by the machine epsilon of {@code double}, and divided by their sum.
 */
public final class ProbabilityErrors {
  private static final double EPSILON = Math.ulp(1.0);

  private final int labels;
  private final int[] actual;
  private final double[] probabilities;
  private final double @Nullable [] weights;

  /**
   * @param actual the index of each row's label, at least one row
   * @param probabilities one for each of {@code labels} labels, row after row
   * @param weights how much each row counts, not all 0; null if they all count once
   */
  public ProbabilityErrors(int labels, int[] actual, double[] probabilities, double @Nullable [] weights) {
    this.labels = labels;
    this.actual = actual;
    this.probabilities = probabilities;
    this.weights = weights;
  }

  /** The mean of -ln of the true label's probability. */
  public Measured logLoss() {
    RowSum sum = new RowSum();
    RowSum all = new RowSum();
    for (int row = 0; row < actual.length; row++) {
      double ofRow = 0;
      for (int label = 0; label < labels; label++) {
        ofRow += clipped(probabilities[row * labels + label]);
      }
      double weight = weight(row);
      sum.add(-weight * StrictMath.log(clipped(probabilities[row * labels + actual[row]]) / ofRow));
      all.add(weight);
    }
    return Measured.of(sum.total() / all.total());
  }

  private static double clipped(double probability) {
    return Math.max(EPSILON, Math.min(1 - EPSILON, probability));
  }

  /**
   * The mean squared error of the second of two labels' probability, from 0 to 1, or summed over more labels, from 0 to
   * 2 (Brier, 1950).
   */
  public Measured brier() {
    RowSum sum = new RowSum();
    RowSum all = new RowSum();
    for (int row = 0; row < actual.length; row++) {
      double squares = 0;
      for (int label = labels == 2 ? 1 : 0; label < labels; label++) {
        double error = probabilities[row * labels + label] - (actual[row] == label ? 1 : 0);
        squares += error * error;
      }
      double weight = weight(row);
      sum.add(weight * squares);
      all.add(weight);
    }
    return Measured.of(sum.total() / all.total());
  }

  private double weight(int row) {
    return weights == null ? 1 : weights[row];
  }
}
