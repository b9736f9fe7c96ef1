package io.ganglion.experiments.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.Metrics;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.data.RepeatedValues;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A model on the test part, or the validation part where there is none, or else the training part. All of it follows
 * from the model and the data: it is the same on every machine.
 *
 * @param json what {@link #FILE} holds
 * @param judgement what the model is worth there
 */
public record Evaluation(JsonObject json, Judgement judgement) {
  /** Where a run keeps it. */
  public static final String FILE = "evaluation.json";
  private static final int FORMAT = 1;
  /** Reports show no more targets than these. */
  private static final int MOST_TARGETS = 6;
  /** Networks of no more parameters are drawn with their weights. */
  private static final int MOST_WEIGHTS = 600;

  /**
   * Evaluates.
   *
   * @param seed of the run, from which all shuffling derives
   */
  public static Evaluation of(Model model, PreparedData data, long seed) {
    Map<String, Examples> parts = data.parts();
    String part = parts.containsKey("test") ? "test" : parts.containsKey("validation") ? "validation" : "train";
    Examples examples = Objects.requireNonNull(parts.get(part));
    Preprocessing preprocessing = model.preprocessing();
    boolean isText = preprocessing.targets().get(0) instanceof NextTokenEncoding;
    double[] outputs = isText ? new double[0] : model.network().outputs(model.parameters(), examples);

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
      if (targets.size() < MOST_TARGETS && !isText) {
        targets.add(target(model, target, at, examples.counted(), outputs, data.windows().isPresent()));
      }
      at += target.width();
    }
    json.add("targets", targets);
    json.addProperty("targetsLeftOut", isText ? 0 : preprocessing.targets().size() - targets.size());
    ShownAttention.of(model, examples).ifPresent(object -> json.add("attention", object));
    if (isText) {
      json.add("text", text((NextTokenEncoding) preprocessing.targets().get(0), parts));
    } else {
      ContinuedSeries.of(model, data, part).ifPresent(object -> json.add("continued", object));
      ShownImages.of(model, data, part, examples, outputs).ifPresent(object -> json.add("images", object));
      ShownSequences.of(model, data, part, examples).ifPresent(object -> json.add("sequences", object));
      WordInfluence.of(model, data, part, examples, outputs).ifPresent(object -> json.add("words", object));
      PermutationImportance.of(model, examples, seed).ifPresent(object -> json.add("importance", object));
    }
    Judgement judgement = Judgement.of(model, examples, outputs, (part.equals("train") ? "training" : part)
        + " example", RepeatedValues.of(data).map(series -> series.of(examples)).orElse(Map.of()));
    return new Evaluation(json, judgement);
  }

  /** How many tokens of each part are predicted, and how many characters these are. */
  private static JsonObject text(NextTokenEncoding next, Map<String, Examples> parts) {
    int[] characters = next.characters();
    JsonObject json = new JsonObject();
    parts.forEach((part, examples) -> {
      long seen = 0;
      int tokens = 0;
      for (int example = 0; example < examples.count(); example++) {
        for (int row = 0; row < examples.targetRows(example); row++) {
          if (examples.counts(example, row)) {
            seen += characters[((Targets.Classes) examples.allTargets()).values()[examples.targetStart(example)
                + row]];
            tokens++;
          }
        }
      }
      JsonObject size = new JsonObject();
      size.addProperty("tokens", tokens);
      size.addProperty("characters", seen);
      json.add(part, size);
    });
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

  private static JsonObject target(Model model, ColumnEncoding target, int at, Examples examples, double[] outputs,
      boolean series) {
    int rows = examples.count();
    int width = examples.targetWidth();
    JsonObject json = new JsonObject();
    json.addProperty("column", target.column());
    json.addProperty("weighted", Judgement.areWeighted(examples));
    if (target instanceof CategoryEncoding category) {
      new Classification(Metrics.labels(category, rows, outputs, examples.targets(), at, width, examples.weights(),
          model.isProbability(category))).addTo(json);
    } else if (target instanceof NumberEncoding number) {
      new Regression(Metrics.numbers(number, rows, examples.targets(), at, width),
          Metrics.numbers(number, rows, outputs, at, width), examples.weights(), series).addTo(json);
    }
    return json;
  }
}
