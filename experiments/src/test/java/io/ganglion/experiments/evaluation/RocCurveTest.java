package io.ganglion.experiments.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RocCurveTest {
  /** Example 1 of scikit-learn's roc_curve: scores 0.1, 0.4, 0.35, 0.8 of which the last two are sought; area 0.75. */
  @Test
  void agreesWithAPublishedExample() {
    RocCurve curve = RocCurve.of(new double[] {0.1, 0.4, 0.35, 0.8}, new boolean[] {false, false, true, true})
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
      assertEquals(right / pairs, RocCurve.of(scores, sought).orElseThrow().area(), 1e-12, "seed " + seed);
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
    RocCurve curve = RocCurve.of(scores, sought).orElseThrow();
    assertTrue(curve.falsePositive().length <= 201);
    assertEquals(1, curve.truePositive()[curve.truePositive().length - 1]);
  }

  @Test
  void thereIsNoneOfOneKindAlone() {
    assertEquals(Optional.empty(), RocCurve.of(new double[] {1, 2}, new boolean[] {true, true}));
    assertEquals(Optional.empty(), RocCurve.of(new double[] {1, Double.NaN}, new boolean[] {true, false}));
  }
}
