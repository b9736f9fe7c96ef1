package io.ganglion.engine.metric;

import io.ganglion.engine.sum.RowSum;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * True labels against predicted ones, and what follows from their confusion matrix: every metric is scikit-learn's of
 * the same name, with {@code zero_division=0}. Rows are counted by their weights.
 *
 * <p>Means over labels are over those that occur among the true or the predicted labels; the balanced accuracy is the
 * mean over those that occur among the true ones.
 */
public final class LabelCounts {
  private final List<String> labels;
  /** A row for each true label, a column for each predicted one. */
  private final double[][] confusion;
  private final double[] actual;
  private final double[] predicted;
  private final double right;
  private final double all;

  /**
   * Counts.
   *
   * @param actual the index of each row's label, at least one row
   * @param predicted the index of its predicted label
   * @param weights how much each row counts, not all 0; null if they all count once
   */
  public LabelCounts(List<String> labels, int[] actual, int[] predicted, double @Nullable [] weights) {
    this.labels = List.copyOf(labels);
    int n = labels.size();
    confusion = new double[n][n];
    RowSum rightSum = new RowSum();
    RowSum sum = new RowSum();
    for (int row = 0; row < actual.length; row++) {
      double weight = weights == null ? 1 : weights[row];
      confusion[actual[row]][predicted[row]] += weight;
      rightSum.add(actual[row] == predicted[row] ? weight : 0);
      sum.add(weight);
    }
    right = rightSum.total();
    all = sum.total();
    this.actual = new double[n];
    this.predicted = new double[n];
    addUp();
  }

  /** @param confusion a row for each true label, a column for each predicted one */
  private LabelCounts(List<String> labels, double[][] confusion) {
    this.labels = labels;
    this.confusion = confusion;
    this.actual = new double[labels.size()];
    this.predicted = new double[labels.size()];
    double onDiagonal = 0;
    for (int label = 0; label < labels.size(); label++) {
      onDiagonal += confusion[label][label];
    }
    right = onDiagonal;
    all = Arrays.stream(confusion).flatMapToDouble(Arrays::stream).sum();
    addUp();
  }

  /** Of two labels, what predicting the second from a threshold on gives. */
  static LabelCounts of(List<String> labels, double truePositives, double falsePositives, double positives,
      double negatives) {
    return new LabelCounts(labels, new double[][] {
        {negatives - falsePositives, falsePositives}, {positives - truePositives, truePositives}});
  }

  private void addUp() {
    for (int row = 0; row < actual.length; row++) {
      for (int column = 0; column < actual.length; column++) {
        actual[row] += confusion[row][column];
        predicted[column] += confusion[row][column];
      }
    }
  }

  /** The same rows, all predicted as the most frequent label; the first of equals. */
  public static LabelCounts ofTheMostFrequent(List<String> labels, int[] actual, double @Nullable [] weights) {
    int[] always = new int[actual.length];
    Arrays.fill(always, new LabelCounts(labels, actual, actual, weights).mostFrequent());
    return new LabelCounts(labels, actual, always, weights);
  }

  /** A copy: a row for each true label, a column for each predicted one. */
  public double[][] confusion() {
    return Arrays.stream(confusion).map(double[]::clone).toArray(double[][]::new);
  }

  /** The index of the most frequent true label; the first of equals. */
  public int mostFrequent() {
    int most = 0;
    for (int label = 1; label < actual.length; label++) {
      most = actual[label] > actual[most] ? label : most;
    }
    return most;
  }

  /** How often each label is the true one, as shares of all. */
  public double[] shares() {
    return Arrays.stream(actual).map(count -> count / all).toArray();
  }

  /**
   * A metric by its name.
   *
   * @param name as in {@link Metric#ALL}; for those of each label, {@code recall(label)}
   * @return empty if it doesn't follow from the confusion matrix, or there is no such label
   */
  public Optional<Measured> measure(String name) {
    return switch (name) {
      case "accuracy" -> Optional.of(accuracy());
      case "balanced-accuracy" -> Optional.of(balancedAccuracy());
      case "precision-macro" -> Optional.of(macro(this::rawPrecision));
      case "recall-macro" -> Optional.of(macro(this::rawRecall));
      case "f1-macro" -> Optional.of(macro(this::rawF1));
      case "precision-weighted" -> Optional.of(weighted(this::rawPrecision));
      case "recall-weighted" -> Optional.of(weighted(this::rawRecall));
      case "f1-weighted" -> Optional.of(weighted(this::rawF1));
      case "matthews" -> Optional.of(matthews());
      default -> ofLabel(name);
    };
  }

  private Optional<Measured> ofLabel(String name) {
    int bracket = name.indexOf('(');
    int label = bracket < 0 ? -1 : labels.indexOf(name.substring(bracket + 1, name.length() - 1));
    if (label < 0) {
      return Optional.empty();
    }
    return switch (name.substring(0, bracket)) {
      case "precision" -> Optional.of(precision(label));
      case "recall" -> Optional.of(recall(label));
      case "f1" -> Optional.of(f1(label));
      default -> Optional.empty();
    };
  }

  public Measured accuracy() {
    return Measured.of(right / all);
  }

  public Measured balancedAccuracy() {
    return Measured.of(IntStream.range(0, actual.length).filter(label -> actual[label] > 0)
        .mapToDouble(this::rawRecall).average().orElseThrow());
  }

  public Measured precision(int label) {
    return predicted[label] == 0
        ? new Measured(0, "0 because no example is predicted as '" + labels.get(label) + "'")
        : Measured.of(rawPrecision(label));
  }

  public Measured recall(int label) {
    return actual[label] == 0 ? new Measured(0, "0 because no example is '" + labels.get(label) + "'")
        : Measured.of(rawRecall(label));
  }

  public Measured f1(int label) {
    return actual[label] + predicted[label] == 0
        ? new Measured(0, "0 because no example is '" + labels.get(label) + "' or predicted as that")
        : Measured.of(rawF1(label));
  }

  /** Gorodkin's R_K of several labels (2004), which is Matthews' coefficient (1975) of two. */
  public Measured matthews() {
    String constant = occursOnce(predicted) ? "predicted" : occursOnce(actual) ? "true" : "";
    if (!constant.isEmpty()) {
      return new Measured(0, "0 because all " + constant + " labels are equal");
    }
    double both = 0;
    double ofPredicted = 0;
    double ofActual = 0;
    for (int label = 0; label < actual.length; label++) {
      both += actual[label] * predicted[label];
      ofPredicted += predicted[label] * predicted[label];
      ofActual += actual[label] * actual[label];
    }
    return Measured.of((right * all - both)
        / Math.sqrt((all * all - ofPredicted) * (all * all - ofActual)));
  }

  private static boolean occursOnce(double[] counts) {
    return Arrays.stream(counts).filter(count -> count > 0).count() == 1;
  }

  private Measured macro(IntToDoubleFunction score) {
    return Measured.of(IntStream.range(0, actual.length).filter(label -> actual[label] + predicted[label] > 0)
        .mapToDouble(score).average().orElseThrow());
  }

  private Measured weighted(IntToDoubleFunction score) {
    double sum = 0;
    double weights = 0;
    for (int label = 0; label < actual.length; label++) {
      sum += actual[label] * score.applyAsDouble(label);
      weights += actual[label];
    }
    return Measured.of(sum / weights);
  }

  private double rawPrecision(int label) {
    return predicted[label] == 0 ? 0 : confusion[label][label] / predicted[label];
  }

  private double rawRecall(int label) {
    return actual[label] == 0 ? 0 : confusion[label][label] / actual[label];
  }

  private double rawF1(int label) {
    double sum = actual[label] + predicted[label];
    return sum == 0 ? 0 : 2 * confusion[label][label] / sum;
  }
}
