package io.ganglion.experiments.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.engine.metric.LabelCounts;
import io.ganglion.engine.metric.LabelData;
import io.ganglion.engine.metric.Measured;
import java.util.List;

/** Predicted and true labels: what pictures show of them, and the metrics of each label. */
record Classification(LabelData data) {
  /** A picture with more can't be read. */
  private static final int MOST_LABELS = 40;
  private static final int MOST_CURVES = 10;

  void addTo(JsonObject json) {
    List<String> labels = data.labels();
    json.addProperty("kind", "labels");
    JsonArray names = new JsonArray();
    labels.forEach(names::add);
    json.add("labels", names);
    if (labels.size() <= MOST_LABELS) {
      LabelCounts counts = new LabelCounts(labels, data.actual(), data.predicted(), data.weights());
      json.add("confusion", confusion(counts));
      json.add("each", each(counts));
    }
    if (data.scores() != null && labels.size() <= MOST_CURVES) {
      JsonArray curves = new JsonArray();
      // Of two labels, one curve says all: that of the second, which one unit stands for.
      for (int label = labels.size() == 2 ? 1 : 0; label < labels.size(); label++) {
        String name = labels.get(label);
        data.ranking(label).flatMap(RocCurve::of).ifPresent(curve -> curves.add(curve.json(name)));
      }
      json.add("roc", curves);
    }
    if (data.scores() != null && data.areProbabilities()) {
      json.add("reliability", Reliability.of(confidence(data.scores()), right(), data.weights()).json());
    }
  }

  /** A row for each true label, a column for each predicted one. */
  private static JsonArray confusion(LabelCounts counts) {
    JsonArray rows = new JsonArray();
    for (double[] row : counts.confusion()) {
      rows.add(Rounded.counts(row));
    }
    return rows;
  }

  private JsonArray each(LabelCounts counts) {
    JsonArray each = new JsonArray();
    for (int label = 0; label < data.labels().size(); label++) {
      JsonObject json = new JsonObject();
      json.addProperty("label", data.labels().get(label));
      json.add("share", Rounded.number(counts.shares()[label]));
      add(json, "precision", counts.precision(label));
      add(json, "recall", counts.recall(label));
      add(json, "f1", counts.f1(label));
      each.add(json);
    }
    return each;
  }

  private static void add(JsonObject json, String name, Measured measured) {
    json.add(name, Rounded.number(measured.value()));
  }

  /** The predicted probability of the second of two labels, or of the predicted one of more. */
  private double[] confidence(double[] scores) {
    int n = data.labels().size();
    double[] confidence = new double[data.actual().length];
    for (int row = 0; row < confidence.length; row++) {
      confidence[row] = scores[row * n + (n == 2 ? 1 : data.predicted()[row])];
    }
    return confidence;
  }

  private boolean[] right() {
    boolean[] right = new boolean[data.actual().length];
    for (int row = 0; row < right.length; row++) {
      right[row] = data.labels().size() == 2 ? data.actual()[row] == 1 : data.actual()[row] == data.predicted()[row];
    }
    return right;
  }
}
