package io.ganglion.engine.data.encoding;

import io.ganglion.engine.sum.RowSum;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good outputs are, by name.
 *
 * <p>A target of labels gives {@code accuracy}, the share of rows whose label is predicted
 * ({@link CategoryPrediction#label}). A target of numbers gives, in its own unit, {@code rmse} (the root of the mean
 * squared error), {@code mae} (the mean absolute error) and {@code r2} = 1 - Σ(target - output)² / Σ(target - mean)²,
 * which for targets that are all equal is 1 if every output is exact and else 0, as in scikit-learn. With several
 * targets each name carries its column: {@code accuracy(species)}. All sums over rows are {@link RowSum}s.
 */
public final class Metrics {
  private Metrics() {}

  /** The metrics of rows that all count once. */
  public static Map<String, Double> of(Preprocessing preprocessing, int rows, double[] outputs, double[] targets) {
    return of(preprocessing, rows, outputs, targets, null);
  }

  /**
   * The metrics in the order of the targets.
   *
   * @param rows how many rows there are, at least 1
   * @param outputs {@code rows} times {@link Preprocessing#targetWidth} numbers
   * @param targets as many, as {@link Preprocessing#encode} made them
   * @param weights the weight of each row, as if it occurred that many times; null if all count once
   */
  public static Map<String, Double> of(Preprocessing preprocessing, int rows, double[] outputs, double[] targets,
      double @Nullable [] weights) {
    if (rows < 1) {
      throw new IllegalArgumentException("there are no rows to compare");
    }
    double[] counts = weights;
    if (counts == null) {
      counts = new double[rows];
      Arrays.fill(counts, 1);
    }
    int width = preprocessing.targetWidth();
    Map<String, Double> metrics = new LinkedHashMap<>();
    int at = 0;
    for (ColumnEncoding target : preprocessing.targets()) {
      String suffix = preprocessing.targets().size() == 1 ? "" : "(" + target.column() + ")";
      if (target instanceof CategoryEncoding category) {
        metrics.put("accuracy" + suffix, accuracy(category, counts, outputs, targets, at, width));
      } else if (target instanceof NumberEncoding number) {
        addErrors(metrics, suffix, number, counts, outputs, targets, at, width);
      }
      at += target.width();
    }
    return metrics;
  }

  private static double accuracy(CategoryEncoding encoding, double[] counts, double[] outputs, double[] targets, int at,
      int width) {
    RowSum right = new RowSum();
    for (int row = 0; row < counts.length; row++) {
      boolean isRight = encoding.index(outputs, at + row * width) == encoding.index(targets, at + row * width);
      right.add(isRight ? counts[row] : 0);
    }
    return right.total() / RowSum.of(counts);
  }

  private static void addErrors(Map<String, Double> metrics, String suffix, NumberEncoding encoding, double[] counts,
      double[] outputs, double[] targets, int at, int width) {
    RowSum sum = new RowSum();
    for (int row = 0; row < counts.length; row++) {
      sum.add(counts[row] * encoding.unscale(targets[at + row * width]));
    }
    double all = RowSum.of(counts);
    double mean = sum.total() / all;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    RowSum absolutes = new RowSum();
    RowSum squares = new RowSum();
    RowSum variations = new RowSum();
    for (int row = 0; row < counts.length; row++) {
      double target = encoding.unscale(targets[at + row * width]);
      double error = target - encoding.unscale(outputs[at + row * width]);
      absolutes.add(counts[row] * Math.abs(error));
      squares.add(counts[row] * (error * error));
      variations.add(counts[row] * ((target - mean) * (target - mean)));
      if (counts[row] > 0) {
        least = Math.min(least, target);
        greatest = Math.max(greatest, target);
      }
    }
    double squared = squares.total();
    double variation = least < greatest ? variations.total() : 0; // the mean of equal numbers may be rounded
    metrics.put("rmse" + suffix, Math.sqrt(squared / all));
    metrics.put("mae" + suffix, absolutes.total() / all);
    metrics.put("r2" + suffix, variation > 0 ? 1 - squared / variation : squared == 0 ? 1.0 : 0.0);
  }
}
