package io.ganglion.experiments.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.Metrics;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.metric.NumberErrors;
import io.ganglion.engine.metric.Repeating;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.text.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a model's predictions are worth, target by target.
 *
 * @param examples which examples they are of, such as {@code 30 test examples} or {@code 600 steps of 30 test examples}
 */
public record Judgement(String examples, List<Verdict> verdicts) {
  /**
   * Judges.
   *
   * @param kind of examples: {@code test example}
   * @param repeating by the names of targets, what repeating the last value gives; empty if they are no series
   */
  public static Judgement of(Model model, Examples examples, String kind, Map<String, Repeating> repeating) {
    double[] outputs = model.preprocessing().targets().get(0) instanceof NextTokenEncoding ? new double[0]
        : model.network().outputs(model.parameters(), examples);
    return of(model, examples, outputs, kind, repeating);
  }

  static Judgement of(Model model, Examples all, double[] outputs, String kind, Map<String, Repeating> repeating) {
    if (model.preprocessing().targets().get(0) instanceof NextTokenEncoding) {
      return new Judgement(Format.count(all.count(), kind.replace("example", "window")),
          List.of(TextVerdict.of(model, all)));
    }
    Examples examples = all.counted();
    List<Verdict> verdicts = new ArrayList<>();
    int rows = examples.count();
    int width = examples.targetWidth();
    int at = 0;
    for (ColumnEncoding target : model.preprocessing().targets()) {
      if (target instanceof CategoryEncoding category) {
        verdicts.add(Verdict.of(category.column(), Metrics.labels(category, rows, outputs, examples.targets(), at,
            width, examples.weights(), model.isProbability(category))));
      } else if (target instanceof NumberEncoding number) {
        double[] actual = Metrics.numbers(number, rows, examples.targets(), at, width);
        double[] predicted = Metrics.numbers(number, rows, outputs, at, width);
        verdicts.add(Verdict.of(number.column(), actual, predicted, examples.weights(),
            repeating.get(number.column()), new NumberErrors(actual, predicted, examples.weights()).r2().value()));
      }
      at += target.width();
    }
    String counted = Format.count(all.count(), (areWeighted(examples) ? "weighted " : "") + kind);
    return new Judgement(all.isPerStep() ? Format.count(rows, "step") + " of " + counted : counted, verdicts);
  }

  /** Whether examples count differently much in metrics: targets that are missing are no weights. */
  static boolean areWeighted(Examples counted) {
    double[] weights = counted.weights();
    return weights != null && Arrays.stream(weights).anyMatch(weight -> weight != 1);
  }

  /** In a sentence without a full stop. */
  public String sentence() {
    if (verdicts.size() == 1) {
      return verdicts.get(0).sentence(examples);
    }
    List<String> worse = verdicts.stream().filter(verdict -> !verdict.isBetter()).map(Verdict::target).toList();
    return worse.isEmpty()
        ? "All " + verdicts.size() + " targets are predicted better than by a constant on " + examples
        : (verdicts.size() - worse.size()) + " of " + verdicts.size() + " targets are predicted better than by a"
            + " constant on " + examples + ", not " + Quoted.list(worse);
  }

  /** Whether every target is predicted better than by a constant. */
  public boolean isBetter() {
    return verdicts.stream().allMatch(Verdict::isBetter);
  }

  /** {@code sentence}, {@code better}, and of each target its figures. */
  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("sentence", sentence());
    json.addProperty("better", isBetter());
    JsonArray targets = new JsonArray();
    verdicts.forEach(verdict -> targets.add(verdict.json(examples)));
    json.add("targets", targets);
    return json;
  }
}
