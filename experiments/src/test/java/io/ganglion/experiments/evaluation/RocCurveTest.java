package io.ganglion.experiments.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.metric.Ranking;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RocCurveTest {
  private static Optional<RocCurve> curve(double[] scores, boolean[] sought) {
    return Ranking.of(scores, sought, null).flatMap(RocCurve::of);
  }

  /** Example 1 of scikit-learn's roc_curve: scores 0.1, 0.4, 0.35, 0.8 of which the last two are sought; area 0.75. */
  @Test
  void agreesWithAPublishedExample() {
    RocCurve curve = curve(new double[] {0.1, 0.4, 0.35, 0.8}, new boolean[] {false, false, true, true})
        .orElseThrow();
    assertEquals(0.75, curve.area());
    assertArrayEquals(new double[] {0, 0, 0.5, 0.5, 1}, curve.falsePositive());
    assertArrayEquals(new double[] {0, 0.5, 0.5, 1, 1}, curve.truePositive());
  }

  @Test
  void itsAreaIsTheShareOfPairsInTheRightOrder() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      double[] scores = new double[60];
      boolean[] sought = new boolean[60];
      for (int i = 0; i < 60; i++) {
        sought[i] = i < 2 ? i == 0 : random.nextBoolean();
        scores[i] = random.nextInt(12); // with many ties
      }
      double right = 0;
      double pairs = 0;
      for (int a = 0; a < 60; a++) {
        for (int b = 0; b < 60; b++) {
          if (sought[a] && !sought[b]) {
            pairs++;
            right += scores[a] > scores[b] ? 1 : scores[a] == scores[b] ? 0.5 : 0;
          }
        }
      }
      assertEquals(right / pairs, curve(scores, sought).orElseThrow().area(), 1e-12, "seed " + seed);
    }
  }

  @Test
  void hasFewCornersHoweverManyScores() {
    Random random = new Random(3);
    double[] scores = random.doubles(20_000).toArray();
    boolean[] sought = new boolean[20_000];
    for (int i = 0; i < sought.length; i++) {
      sought[i] = random.nextDouble() < scores[i];
    }
    RocCurve curve = curve(scores, sought).orElseThrow();
    assertTrue(curve.falsePositive().length <= 201);
    assertEquals(1, curve.truePositive()[curve.truePositive().length - 1]);
  }

  /** As if rows of weight 2 were there twice, and those of weight 0 not at all. */
  @Test
  void countsWeights() {
    double[] scores = {0.9, 0.4, 0.4, 0.3, 0.1};
    boolean[] sought = {true, false, true, false, true};
    RocCurve weighted = Ranking.of(scores, sought, new double[] {1, 2, 1, 1, 0}).flatMap(RocCurve::of).orElseThrow();
    RocCurve repeated = curve(new double[] {0.9, 0.4, 0.4, 0.4, 0.3}, new boolean[] {true, false, false, true, false})
        .orElseThrow();
    assertEquals(repeated.area(), weighted.area());
    assertArrayEquals(repeated.falsePositive(), weighted.falsePositive());
    assertArrayEquals(repeated.truePositive(), weighted.truePositive());
  }

  @Test
  void thereIsNoneOfOneKindAlone() {
    assertEquals(Optional.empty(), curve(new double[] {1, 2}, new boolean[] {true, true}));
    assertEquals(Optional.empty(), curve(new double[] {1, Double.NaN}, new boolean[] {true, false}));
  }
}
