package io.ganglion.experiments.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * Predicted and true labels.
 *
 * @param actual the index of each row's label
 * @param predicted the index of the predicted label
 * @param probabilities per row, one for each label; none where the network gives none
 */
record Classification(List<String> labels, int[] actual, int[] predicted, double[][] probabilities) {
  /** A picture with more can't be read. */
  private static final int MOST_LABELS = 40;
  private static final int MOST_CURVES = 10;

  void addTo(JsonObject json) {
    json.addProperty("kind", "labels");
    JsonArray names = new JsonArray();
    labels.forEach(names::add);
    json.add("labels", names);
    if (labels.size() <= MOST_LABELS) {
      json.add("confusion", confusion());
    }
    boolean certain = probabilities.length > 0 && probabilities[0].length == labels.size();
    if (certain && labels.size() <= MOST_CURVES) {
      JsonArray curves = new JsonArray();
      // Of two labels, one curve says all: that of the second, which one unit stands for.
      for (int label = labels.size() == 2 ? 1 : 0; label < labels.size(); label++) {
        String name = labels.get(label);
        RocCurve.of(scores(label), are(label)).ifPresent(curve -> curves.add(curve.json(name)));
      }
      json.add("roc", curves);
    }
    if (certain) {
      json.add("reliability", Reliability.of(confidence(), right()).json());
    }
  }

  /** A row for each true label, a column for each predicted one. */
  private JsonArray confusion() {
    int[][] counts = new int[labels.size()][labels.size()];
    for (int row = 0; row < actual.length; row++) {
      counts[actual[row]][predicted[row]]++;
    }
    JsonArray rows = new JsonArray();
    for (int[] row : counts) {
      JsonArray cells = new JsonArray();
      for (int count : row) {
        cells.add(count);
      }
      rows.add(cells);
    }
    return rows;
  }

  private double[] scores(int label) {
    double[] scores = new double[actual.length];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = probabilities[row][label];
    }
    return scores;
  }

  private boolean[] are(int label) {
    boolean[] are = new boolean[actual.length];
    for (int row = 0; row < are.length; row++) {
      are[row] = actual[row] == label;
    }
    return are;
  }

  /** The predicted probability of the second of two labels, or of the predicted one of more. */
  private double[] confidence() {
    double[] confidence = new double[actual.length];
    for (int row = 0; row < confidence.length; row++) {
      confidence[row] = probabilities[row][labels.size() == 2 ? 1 : predicted[row]];
    }
    return confidence;
  }

  private boolean[] right() {
    boolean[] right = new boolean[actual.length];
    for (int row = 0; row < right.length; row++) {
      right[row] = labels.size() == 2 ? actual[row] == 1 : actual[row] == predicted[row];
    }
    return right;
  }
}
