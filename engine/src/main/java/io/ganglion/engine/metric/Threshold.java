package io.ganglion.engine.metric;

/** Chooses the probability of the second of two labels from which it is predicted. */
public final class Threshold {
  private static final double MIDDLE = 0.5;

  private Threshold() {}

  /**
   * The threshold with the best value of a metric: half-way between two neighbouring scores, the nearest to 0.5 of
   * equally good ones.
   *
   * @param data of two labels, with scores from 0 to 1 that are numbers
   * @param metric one that follows from the confusion matrix
   * @throws IllegalArgumentException if it isn't such a metric
   */
  public static double best(LabelData data, String metric) {
    Ranking ranking = data.ranking(1).orElseThrow(() -> new IllegalArgumentException("a score is no number"));
    double[] scores = ranking.thresholds();
    double best = MIDDLE;
    double bestValue = Double.NaN;
    for (int i = 0; i < scores.length; i++) {
      double next = i + 1 < scores.length ? scores[i + 1] : 0;
      double threshold = scores[i] / 2 + next / 2;
      if (!(threshold > 0 && threshold <= 1)) {
        continue;
      }
      double value = LabelCounts.of(data.labels(), ranking.truePositives()[i], ranking.falsePositives()[i],
          ranking.positives(), ranking.negatives()).measure(metric)
          .orElseThrow(() -> new IllegalArgumentException("'" + metric + "' doesn't depend on a threshold")).value();
      double gain = value - bestValue; // of all these, more is better
      boolean isNearer = Math.abs(threshold - MIDDLE) < Math.abs(best - MIDDLE);
      if (Double.isNaN(bestValue) || gain > 0 || gain == 0 && isNearer) {
        best = threshold;
        bestValue = value;
      }
    }
    return best;
  }
}
