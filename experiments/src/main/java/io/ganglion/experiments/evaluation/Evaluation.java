package io.ganglion.experiments.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.data.PreparedData;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A model on the test part, or the validation part where there is none, or else the training part. All of it follows
 * from the model and the data: it is the same on every machine.
 */
public final class Evaluation {
  /** Where a run keeps it. */
  public static final String FILE = "evaluation.json";
  private static final int FORMAT = 1;
  /** Reports show no more targets than these. */
  private static final int MOST_TARGETS = 6;
  /** Networks of no more parameters are drawn with their weights. */
  private static final int MOST_WEIGHTS = 600;

  private Evaluation() {}

  /**
   * Evaluates.
   *
   * @param seed of the run, from which all shuffling derives
   */
  public static JsonObject of(Model model, PreparedData data, long seed) {
    Map<String, Examples> parts = data.parts();
    String part = parts.containsKey("test") ? "test" : parts.containsKey("validation") ? "validation" : "train";
    Examples examples = Objects.requireNonNull(parts.get(part));
    Preprocessing preprocessing = model.preprocessing();
    double[] outputs = model.network().outputs(model.parameters(), examples);

    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("part", part);
    json.addProperty("examples", examples.count());
    json.add("inputs", columns(preprocessing.inputs()));
    json.add("outputs", columns(preprocessing.targets()));
    if (model.network().parameterCount() <= MOST_WEIGHTS) {
      json.add("parameters", Rounded.numbers(model.parameters()));
    }
    JsonArray targets = new JsonArray();
    int at = 0;
    for (ColumnEncoding target : preprocessing.targets()) {
      if (targets.size() < MOST_TARGETS) {
        targets.add(target(target, at, examples.counted(), outputs, data.windows().isPresent()));
      }
      at += target.width();
    }
    json.add("targets", targets);
    json.addProperty("targetsLeftOut", preprocessing.targets().size() - targets.size());
    Optional<JsonObject> importance = PermutationImportance.of(model, examples, seed);
    importance.ifPresent(object -> json.add("importance", object));
    return json;
  }

  private static JsonArray columns(List<ColumnEncoding> encodings) {
    JsonArray array = new JsonArray();
    for (ColumnEncoding encoding : encodings) {
      JsonObject column = new JsonObject();
      column.addProperty("column", encoding.column());
      column.addProperty("width", encoding.width());
      if (encoding instanceof CategoryEncoding category && category.labels().size() == category.width()) {
        JsonArray labels = new JsonArray();
        category.labels().forEach(labels::add);
        column.add("labels", labels);
      }
      array.add(column);
    }
    return array;
  }

  private static JsonObject target(ColumnEncoding target, int at, Examples examples, double[] outputs,
      boolean series) {
    int rows = examples.count();
    int width = examples.targetWidth();
    double[] targets = examples.targets();
    JsonObject json = new JsonObject();
    json.addProperty("column", target.column());
    if (target instanceof CategoryEncoding category) {
      int[] actual = new int[rows];
      int[] predicted = new int[rows];
      double[][] probabilities = new double[rows][];
      for (int row = 0; row < rows; row++) {
        CategoryPrediction prediction = category.decode(outputs, at + row * width);
        actual[row] = category.labels().indexOf(category.decode(targets, at + row * width).label());
        predicted[row] = category.labels().indexOf(prediction.label());
        probabilities[row] = prediction.probabilities();
      }
      new Classification(category.labels(), actual, predicted, probabilities).addTo(json);
    } else {
      double[] actual = new double[rows];
      double[] predicted = new double[rows];
      for (int row = 0; row < rows; row++) {
        actual[row] = number(target.decode(targets, at + row * width));
        predicted[row] = number(target.decode(outputs, at + row * width));
      }
      new Regression(actual, predicted, series).addTo(json);
    }
    return json;
  }

  private static double number(Prediction prediction) {
    return ((NumberPrediction) prediction).value();
  }
}
