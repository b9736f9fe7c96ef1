package io.ganglion.engine.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class ThresholdTest {
  private static final List<String> LABELS = List.of("no", "yes");

  private static LabelData data(int[] actual, double[] ofYes, double threshold, double @Nullable [] weights) {
    int[] predicted = Arrays.stream(ofYes).mapToInt(p -> p >= threshold ? 1 : 0).toArray();
    double[] scores = Arrays.stream(ofYes).flatMap(p -> Arrays.stream(new double[] {1 - p, p})).toArray();
    return new LabelData(LABELS, actual, predicted, scores, true, weights);
  }

  private static double value(int[] actual, double[] ofYes, double threshold, double @Nullable [] weights,
      String metric) {
    LabelData data = data(actual, ofYes, threshold, weights);
    return new LabelCounts(LABELS, actual, data.predicted(), weights).measure(metric).orElseThrow().value();
  }

  /** No threshold of a fine grid is better. */
  @Test
  void isTheBest() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      int[] actual = random.ints(60, 0, 2).toArray();
      double[] ofYes = Arrays.stream(actual)
          .mapToDouble(label -> Math.min(0.99, Math.max(0.01, Math.rint(20 * (0.3 * label + 0.6 * random.nextDouble()))
              / 20))).toArray();
      double[] weights = seed % 2 == 0 ? null : random.doubles(60, 0.1, 3).toArray();
      for (String metric : List.of("f1-macro", "balanced-accuracy", "matthews", "accuracy", "recall(yes)", "f1(yes)")) {
        double best = Threshold.best(data(actual, ofYes, 0.5, weights), metric);
        double reached = value(actual, ofYes, best, weights, metric);
        for (int step = 1; step < 200; step++) {
          double other = value(actual, ofYes, step / 200.0, weights, metric);
          assertTrue(other <= reached + 1e-12, "seed " + seed + ": " + metric + " " + other + " at " + step / 200.0
              + ", " + reached + " at " + best);
        }
      }
    }
  }

  @Test
  void liesHalfWayBetweenTwoScores() {
    assertEquals(0.35, Threshold.best(data(new int[] {0, 0, 1, 1}, new double[] {0.1, 0.2, 0.5, 0.6}, 0.5, null),
        "accuracy"), 1e-15);
  }

  @Test
  void isTheNearestToOneHalfOfEquallyGoodOnes() {
    // 0.45 and 0.15 both have an accuracy of 3/4.
    assertEquals(0.45, Threshold.best(data(new int[] {0, 1, 0, 1}, new double[] {0.1, 0.2, 0.3, 0.6}, 0.5, null),
        "accuracy"), 1e-15);
  }

  @Test
  void refusesMetricsThatDoNotDependOnIt() {
    assertEquals("'roc-auc' doesn't depend on a threshold", assertThrows(IllegalArgumentException.class,
        () -> Threshold.best(data(new int[] {0, 1}, new double[] {0.1, 0.9}, 0.5, null), "roc-auc")).getMessage());
  }
}
