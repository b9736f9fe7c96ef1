package io.ganglion.engine.metric;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How well scores rank the examples with a label before those without, over all thresholds; equal scores are passed at
 * once. Rows are counted by their weights.
 */
public final class Ranking {
  private final double[] thresholds;
  private final double[] truePositives;
  private final double[] falsePositives;

  private Ranking(double[] thresholds, double[] truePositives, double[] falsePositives) {
    this.thresholds = thresholds;
    this.truePositives = truePositives;
    this.falsePositives = falsePositives;
  }

  /**
   * Ranks; empty unless every score is a number.
   *
   * @param weights how much each row counts; null if they all count once
   */
  public static Optional<Ranking> of(double[] scores, boolean[] sought, double @Nullable [] weights) {
    for (double score : scores) {
      if (Double.isNaN(score)) {
        return Optional.empty();
      }
    }
    int[] order = Descending.order(scores);
    double[] thresholds = new double[order.length];
    double[] truePositives = new double[order.length];
    double[] falsePositives = new double[order.length];
    int count = 0;
    double right = 0;
    double wrong = 0;
    for (int at = 0; at < order.length; count++) {
      double score = scores[order[at]];
      for (; at < order.length && scores[order[at]] == score; at++) {
        double weight = weights == null ? 1 : weights[order[at]];
        if (sought[order[at]]) {
          right += weight;
        } else {
          wrong += weight;
        }
      }
      thresholds[count] = score;
      truePositives[count] = right;
      falsePositives[count] = wrong;
    }
    return Optional.of(new Ranking(Arrays.copyOf(thresholds, count), Arrays.copyOf(truePositives, count),
        Arrays.copyOf(falsePositives, count)));
  }

  /** The different scores, descending. */
  public double[] thresholds() {
    return thresholds;
  }

  /** The weight of the examples with the label and at least each of these scores. */
  public double[] truePositives() {
    return truePositives;
  }

  /** The same of those without the label. */
  public double[] falsePositives() {
    return falsePositives;
  }

  /** The weight of all examples with the label. */
  public double positives() {
    return truePositives.length == 0 ? 0 : truePositives[truePositives.length - 1];
  }

  /** The weight of all examples without it. */
  public double negatives() {
    return falsePositives.length == 0 ? 0 : falsePositives[falsePositives.length - 1];
  }

  /**
   * The area under the ROC curve: the share of the pairs of an example with the label and one without in which the
   * first has the higher score, equal ones counted half.
   *
   * @param label for words
   */
  public Measured area(String label) {
    if (positives() == 0 || negatives() == 0) {
      return Measured.undefined((positives() == 0 ? "no" : "every") + " example is '" + label + "'");
    }
    double area = 0;
    double right = 0;
    double wrong = 0;
    for (int i = 0; i < thresholds.length; i++) {
      area += (falsePositives[i] - wrong) * (truePositives[i] + right) / 2;
      right = truePositives[i];
      wrong = falsePositives[i];
    }
    return Measured.of(area / positives() / negatives());
  }

  /**
   * The precision at each threshold, weighted by the increase of the recall there; without interpolation, as
   * scikit-learn has it.
   *
   * @param label for words
   */
  public Measured averagePrecision(String label) {
    if (positives() == 0) {
      return Measured.undefined("no example is '" + label + "'");
    }
    double sum = 0;
    double right = 0;
    for (int i = 0; i < thresholds.length; i++) {
      double counted = truePositives[i] + falsePositives[i];
      sum += counted == 0 ? 0 : (truePositives[i] - right) * (truePositives[i] / counted);
      right = truePositives[i];
    }
    return Measured.of(sum / positives());
  }
}
