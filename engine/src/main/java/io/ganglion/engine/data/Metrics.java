package io.ganglion.engine.data;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good outputs are, by name.
 *
 * <p>A target of labels gives {@code accuracy}, the share of rows whose label is predicted
 * ({@link CategoryPrediction#label}). A target of numbers gives, in its own unit, {@code rmse} (the root of the mean
 * squared error), {@code mae} (the mean absolute error) and {@code r2} = 1 - Σ(target - output)² / Σ(target - mean)²,
 * which for targets that are all equal is 1 if every output is exact and else 0, as in scikit-learn. With several
 * targets each name carries its column: {@code accuracy(species)}.
 */
public final class Metrics {
  private Metrics() {}

  /**
   * The metrics in the order of the targets.
   *
   * @param rows how many rows there are, at least 1
   * @param outputs {@code rows} times {@link Preprocessing#targetWidth} numbers
   * @param targets as many, as {@link Preprocessing#encode} made them
   */
  public static Map<String, Double> of(Preprocessing preprocessing, int rows, double[] outputs, double[] targets) {
    if (rows < 1) {
      throw new IllegalArgumentException("there are no rows to compare");
    }
    int width = preprocessing.targetWidth();
    Map<String, Double> metrics = new LinkedHashMap<>();
    int at = 0;
    for (ColumnEncoding target : preprocessing.targets()) {
      String suffix = preprocessing.targets().size() == 1 ? "" : "(" + target.column() + ")";
      if (target instanceof CategoryEncoding category) {
        metrics.put("accuracy" + suffix, accuracy(category, rows, outputs, targets, at, width));
      } else if (target instanceof NumberEncoding number) {
        addErrors(metrics, suffix, number, rows, outputs, targets, at, width);
      }
      at += target.width();
    }
    return metrics;
  }

  private static double accuracy(CategoryEncoding encoding, int rows, double[] outputs, double[] targets, int at,
      int width) {
    int right = 0;
    for (int row = 0; row < rows; row++) {
      if (encoding.index(outputs, at + row * width) == encoding.index(targets, at + row * width)) {
        right++;
      }
    }
    return (double) right / rows;
  }

  private static void addErrors(Map<String, Double> metrics, String suffix, NumberEncoding encoding, int rows,
      double[] outputs, double[] targets, int at, int width) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += encoding.unscale(targets[at + row * width]);
    }
    double mean = sum / rows;
    double absolute = 0;
    double squared = 0;
    double variation = 0;
    for (int row = 0; row < rows; row++) {
      double target = encoding.unscale(targets[at + row * width]);
      double error = target - encoding.unscale(outputs[at + row * width]);
      absolute += Math.abs(error);
      squared += error * error;
      variation += (target - mean) * (target - mean);
    }
    metrics.put("rmse" + suffix, Math.sqrt(squared / rows));
    metrics.put("mae" + suffix, absolute / rows);
    metrics.put("r2" + suffix, variation > 0 ? 1 - squared / variation : squared == 0 ? 1.0 : 0.0);
  }
}
