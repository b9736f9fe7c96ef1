package io.ganglion.experiments.export;

import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How far the predictions of an export are from the model's own, over rows. Mutable. */
public final class ExportComparison {
  /** What is counted, such as a row. */
  private final String unit;
  private long rows;
  private long labels;
  private long equalLabels;
  /** Of labels that aren't equal. */
  private final List<Double> gaps = new ArrayList<>();
  private double largest;
  /** To numbers above 1. */
  private double largestRelative;

  /** Of rows. */
  ExportComparison() {
    this("row");
  }

  /** @param unit what one prediction is of */
  ExportComparison(String unit) {
    this.unit = unit;
  }

  /** Adds the predictions of one row. */
  public void add(List<Prediction> ours, List<Prediction> exports) {
    rows++;
    for (int i = 0; i < ours.size(); i++) {
      if (ours.get(i) instanceof CategoryPrediction our && exports.get(i) instanceof CategoryPrediction other) {
        labels++;
        if (our.label().equals(other.label())) {
          equalLabels++;
        } else {
          gaps.add(gap(our, other.label()));
        }
        for (int j = 0; j < our.probabilities().length; j++) {
          add(our.probabilities()[j], other.probabilities()[j]);
        }
      } else if (ours.get(i) instanceof NumberPrediction our && exports.get(i) instanceof NumberPrediction other) {
        add(our.value(), other.value());
      }
    }
  }

  /** Adds an example that the model predicts, and the export doesn't. */
  void addRefused() {
    rows++;
    labels++;
    largest = Double.POSITIVE_INFINITY;
    largestRelative = Double.POSITIVE_INFINITY;
  }

  /** How much more probable the model's label is to it than another. */
  private static double gap(CategoryPrediction our, String other) {
    Map<String, Double> shares = our.byLabel();
    return shares.getOrDefault(our.label(), 1.0) - shares.getOrDefault(other, 0.0);
  }

  private long ties(double tolerance) {
    return gaps.stream().filter(gap -> gap <= 2 * tolerance).count();
  }

  private void add(double our, double other) {
    if (Double.compare(our, other) != 0) {
      double difference = Math.abs(our - other);
      double known = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
      largest = Math.max(largest, known);
      largestRelative = Math.max(largestRelative, known / Math.max(1, Math.abs(our)));
    }
  }

  /**
   * Refuses an export that predicts something else.
   *
   * @param tolerance how far its numbers may be away, relative to those above 1; 0 if they are to have the same bits.
   *     Labels are to be equal, but where two of them are as good as equally probable
   * @throws ProblemException if it does
   */
  public void require(double tolerance) {
    if (equalLabels + ties(tolerance) < labels || !(largestRelative <= tolerance)) {
      throw new ProblemException(ExitCode.DATA, new Problem("the export predicts something else than the model: "
          + this, Place.at("--check"), "if an activation is of another, check that its expression says what it"
          + " computes, by its contract; else report it"));
    }
  }

  /** Such as {@code 150 rows: 150 labels equal, largest difference 0}. */
  @Override
  public String toString() {
    return rows + " " + unit + (rows == 1 ? ": " : "s: ")
        + (labels == 0 ? "" : (equalLabels == labels ? equalLabels : equalLabels + " of " + labels)
            + (labels == 1 ? " label equal, " : " labels equal, "))
        + "largest difference " + (largest == 0 ? "0" : String.format(Locale.ROOT, "%.1e", largest));
  }
}
