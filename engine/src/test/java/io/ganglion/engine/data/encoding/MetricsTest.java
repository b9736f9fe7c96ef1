package io.ganglion.engine.data.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final ColumnEncoding INPUT = new NumberEncoding("x", Scaling.NONE, 0, 1);
  private static final ColumnEncoding KIND =
      new CategoryEncoding("kind", List.of("a", "b", "c"), CategoryForm.ONE_HOT);
  private static final ColumnEncoding WEIGHT = new NumberEncoding("weight", Scaling.STANDARD, 10, 2);

  static Preprocessing predicting(ColumnEncoding... targets) {
    return new Preprocessing(List.of(INPUT), List.of(targets));
  }

  @Test
  void countsRowsWhoseGreatestOutputIsRight() {
    double[] outputs = {0.1, 0.2, 0.7, 0.4, 0.4, 0.2, 0.9, 0.05, 0.05, 0, 1, 0};
    double[] targets = {0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0};
    assertEquals(0.5, Metrics.of(predicting(KIND), 4, outputs, targets).get("accuracy"));
  }

  @Test
  void countsOneUnitFromOneHalfOn() {
    Preprocessing binary =
        predicting(new CategoryEncoding("kind", List.of("a", "b"), CategoryForm.BINARY));
    assertEquals(0.75, Metrics.of(binary, 4, new double[] {0.5, 0.49, 0.9, 0.1}, new double[] {1, 0, 1, 1})
        .get("accuracy"));
  }

  @Test
  void measuresErrorsInTheTargetsOwnUnit() {
    // targets 8, 12 and outputs 9, 9: errors -1, 3
    assertEquals(Map.of("rmse", Math.sqrt(5), "mae", 2.0, "r2", 1 - 10.0 / 8, "mape", (1.0 / 8 + 3.0 / 12) / 2),
        Metrics.of(predicting(WEIGHT), 2, new double[] {-0.5, -0.5}, new double[] {-1, 1}));
  }

  @Test
  void givesEqualTargetsAnR2OfOneOnlyIfEveryOutputIsExact() {
    assertEquals(1.0, Metrics.of(predicting(WEIGHT), 2, new double[] {1, 1}, new double[] {1, 1}).get("r2"));
    assertEquals(0.0, Metrics.of(predicting(WEIGHT), 2, new double[] {1, 2}, new double[] {1, 1}).get("r2"));
  }

  /** The mean of three times 0.1, and of seven weighted numbers, is off by a rounding: r2 would be -3e34. */
  @Test
  void givesEqualTargetsAnR2OfZeroThoughTheirMeanIsRounded() {
    Preprocessing plain = predicting(new NumberEncoding("y", Scaling.NONE, 0, 1));
    for (double target : new double[] {0.1, 5.03e9 / 3, -1e-7 / 3}) {
      double[] targets = new double[7];
      Arrays.fill(targets, target);
      double[] outputs = targets.clone();
      outputs[2] *= 2;
      assertEquals(0.0, Metrics.of(plain, 3, outputs, targets).get("r2"));
      assertEquals(0.0,
          Metrics.of(plain, 7, outputs, targets, new double[] {0.1, 0.7, 1.3, 2.9, 0.3, 1, 1}).get("r2"));
      assertEquals(1.0,
          Metrics.of(plain, 7, targets, targets, new double[] {0.1, 0.7, 1.3, 2.9, 0.3, 1, 1}).get("r2"));
      targets[6] = 17;
      assertEquals(0.0, Metrics.of(plain, 7, outputs, targets, new double[] {0.1, 0.7, 1.3, 2.9, 0.3, 1, 0}).get("r2"),
          "a row that doesn't count");
    }
  }

  @Test
  void namesTheTargetWhereThereAreSeveral() {
    Map<String, Double> metrics = Metrics.of(predicting(WEIGHT, KIND), 1,
        new double[] {0.5, 0, 0, 1}, new double[] {0, 0, 0, 1});
    assertEquals(List.of("rmse(weight)", "mae(weight)", "r2(weight)", "mape(weight)", "accuracy(kind)"),
        List.copyOf(metrics.keySet()).subList(0, 5));
    assertEquals(List.of(1.0, 1.0, Double.NaN, 0.1, 1.0), List.copyOf(metrics.values()).subList(0, 5));
    assertEquals(1.0, metrics.get("recall(kind=c)"));
  }

  /** As if the first row were there three times, and the third not at all. */
  @Test
  void weighsRows() {
    double[] outputs = {-0.5, -0.5, 4};
    double[] targets = {-1, 1, 7};
    assertEquals(Metrics.of(predicting(WEIGHT), 4, new double[] {-0.5, -0.5, -0.5, -0.5}, new double[] {-1, -1, -1, 1}),
        Metrics.of(predicting(WEIGHT), 3, outputs, targets, new double[] {3, 1, 0}));
    assertEquals(0.25, Metrics.of(predicting(KIND), 2, new double[] {1, 0, 0, 1, 0, 0},
        new double[] {0, 1, 0, 1, 0, 0}, new double[] {1.5, 0.5}).get("accuracy"));
  }

  @Test
  void refusesToMeasureNothing() {
    assertEquals("there are no rows to compare", assertThrows(IllegalArgumentException.class,
        () -> Metrics.of(predicting(KIND), 0, new double[0], new double[0])).getMessage());
  }
}
