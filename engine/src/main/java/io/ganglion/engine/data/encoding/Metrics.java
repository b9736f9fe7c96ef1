package io.ganglion.engine.data.encoding;

import io.ganglion.engine.metric.LabelMetrics;
import io.ganglion.engine.metric.LabelData;
import io.ganglion.engine.metric.Listing;
import io.ganglion.engine.metric.NumberMetrics;
import io.ganglion.engine.metric.Repeating;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of encoded targets and outputs, by name: {@link io.ganglion.engine.metric.Metric#ALL} says which there
 * are. Numbers are measured in the target's own unit. With several targets each name carries its column: {@code
 * accuracy(species)}.
 */
public final class Metrics {
  private Metrics() {}

  /** The metrics of rows that all count once. */
  public static Map<String, Double> of(Preprocessing preprocessing, int rows, double[] outputs, double[] targets) {
    return of(preprocessing, rows, outputs, targets, null);
  }

  /**
   * The metrics in the order of the targets; NaN where one isn't defined. Outputs for labels are taken for
   * probabilities.
   *
   * @param rows how many rows there are, at least 1
   * @param outputs {@code rows} times {@link Preprocessing#targetWidth} numbers
   * @param targets as many, as {@link Preprocessing#encode} made them
   * @param weights the weight of each row, as if it occurred that many times; null if all count once
   */
  public static Map<String, Double> of(Preprocessing preprocessing, int rows, double[] outputs, double[] targets,
      double @Nullable [] weights) {
    return listing(preprocessing, rows, outputs, targets, weights, Context.PLAIN).measureAll().values();
  }

  /**
   * What metrics have to know that outputs and targets don't show.
   *
   * @param probabilities whether the outputs for a target of labels are probabilities
   * @param repeating by the names of targets, what repeating the last value gives; empty if the rows are no series
   */
  public record Context(Predicate<CategoryEncoding> probabilities, Map<String, Repeating> repeating) {
    static final Context PLAIN = new Context(target -> true, Map.of());

    public Context {
      repeating = Map.copyOf(repeating);
    }
  }

  /** As {@link #of}, each measured when it is asked for. */
  public static Listing listing(Preprocessing preprocessing, int rows, double[] outputs, double[] targets,
      double @Nullable [] weights, Context context) {
    if (rows < 1) {
      throw new IllegalArgumentException("there are no rows to compare");
    }
    Listing listing = new Listing(preprocessing.targets().size() > 1);
    int width = preprocessing.targetWidth();
    int at = 0;
    for (ColumnEncoding target : preprocessing.targets()) {
      if (target instanceof CategoryEncoding category) {
        listing.add(category.column(), new LabelMetrics(
            labels(category, rows, outputs, targets, at, width, weights, context.probabilities().test(category))));
      } else if (target instanceof NumberEncoding number) {
        listing.add(number.column(), new NumberMetrics(numbers(number, rows, targets, at, width),
            numbers(number, rows, outputs, at, width), weights, context.repeating().get(number.column())));
      }
      at += target.width();
    }
    return listing;
  }

  /**
   * One target of labels.
   *
   * @param at where it begins in a row of {@code width} numbers
   * @param probabilities whether the outputs are probabilities
   */
  public static LabelData labels(CategoryEncoding encoding, int rows, double[] outputs, double[] targets, int at,
      int width, double @Nullable [] weights, boolean probabilities) {
    int labels = encoding.labels().size();
    int[] actual = new int[rows];
    int[] predicted = new int[rows];
    double[] scores = encoding.form() == CategoryForm.ORDINAL ? null : new double[Math.multiplyExact(rows, labels)];
    for (int row = 0; row < rows; row++) {
      actual[row] = encoding.index(targets, at + row * width);
      predicted[row] = encoding.index(outputs, at + row * width);
      if (scores != null) {
        encoding.shares(outputs, at + row * width, scores, row * labels);
      }
    }
    return new LabelData(encoding.labels(), actual, predicted, scores, probabilities, weights);
  }

  /** One target of numbers, or the outputs for it, in its own unit. */
  public static double[] numbers(NumberEncoding encoding, int rows, double[] numbers, int at, int width) {
    double[] unscaled = new double[rows];
    for (int row = 0; row < rows; row++) {
      unscaled[row] = encoding.unscale(numbers[at + row * width]);
    }
    return unscaled;
  }
}
