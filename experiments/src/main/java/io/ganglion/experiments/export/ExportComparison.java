package io.ganglion.experiments.export;

import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.List;
import java.util.Locale;

/** How far the predictions of an export are from the model's own, over rows. Mutable. */
public final class ExportComparison {
  private long rows;
  private long labels;
  private long equalLabels;
  private double largest;

  /** Adds the predictions of one row. */
  public void add(List<Prediction> ours, List<Prediction> exports) {
    rows++;
    for (int i = 0; i < ours.size(); i++) {
      if (ours.get(i) instanceof CategoryPrediction our && exports.get(i) instanceof CategoryPrediction other) {
        labels++;
        equalLabels += our.label().equals(other.label()) ? 1 : 0;
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
  }

  private void add(double our, double other) {
    if (Double.compare(our, other) != 0) {
      double difference = Math.abs(our - other);
      largest = Math.max(largest, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
    }
  }

  /**
   * Refuses an export that predicts something else.
   *
   * @param isExact whether its numbers are to have the same bits; else the labels are to be equal
   * @throws ProblemException if it does
   */
  public void require(boolean isExact) {
    if (equalLabels < labels || isExact && largest > 0) {
      throw new ProblemException(ExitCode.DATA, new Problem("the export predicts something else than the model: "
          + this, Place.at("--check"), "if an activation is of another, check that its expression says what it"
          + " computes, by its contract; else report it"));
    }
  }

  /** Such as {@code 150 rows: 150 labels equal, largest difference 0}. */
  @Override
  public String toString() {
    return rows + (rows == 1 ? " row: " : " rows: ")
        + (labels == 0 ? "" : (equalLabels == labels ? equalLabels : equalLabels + " of " + labels)
            + (labels == 1 ? " label equal, " : " labels equal, "))
        + "largest difference " + (largest == 0 ? "0" : String.format(Locale.ROOT, "%.1e", largest));
  }
}
