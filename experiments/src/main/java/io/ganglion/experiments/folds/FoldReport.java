package io.ganglion.experiments.folds;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.study.StudyMetric;
import io.ganglion.experiments.text.MetricText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** The result of a cross-validation as text and as JSON. */
final class FoldReport {
  private static final int LABEL = 12;
  private static final int CELL = 11;

  private FoldReport() {}

  /** A line for each fold, and three for all of them; scores of the test part alone. */
  static String text(FoldScores scores) {
    StringBuilder text = new StringBuilder();
    String draws = scores.repeats() == 1 ? "" : ", repeated " + scores.repeats() + " times";
    row(text, List.of("folds", scores.count() + draws + "; each was the test part of a training on the others"));
    if (scores.diverged() > 0) {
      row(text, List.of("", scores.diverged() + " of " + scores.folds().size()
          + " diverged and are left out of the means"));
    }
    text.append('\n');
    List<StudyMetric> tested = scores.metrics().stream().filter(metric -> metric.part().equals("test")).toList();
    List<String> shown = MetricText.shown(tested.stream().map(StudyMetric::name).toList());
    List<StudyMetric> metrics = tested.stream().filter(metric -> shown.contains(metric.name())).toList();
    List<String> heads = new ArrayList<>(List.of(scores.repeats() == 1 ? "fold" : "repeat.fold", "epochs"));
    metrics.forEach(metric -> heads.add("test " + metric.name()));
    row(text, heads);
    for (Fold fold : scores.folds()) {
      List<String> cells = new ArrayList<>();
      cells.add(scores.repeats() == 1 ? Integer.toString(fold.number()) : fold.repeat() + "." + fold.number());
      cells.add(Integer.toString(fold.result().epochs()));
      for (StudyMetric metric : metrics) {
        OptionalDouble score = fold.result().score(metric);
        cells.add(score.isPresent() ? shown(metric, score.getAsDouble()) : "diverged");
      }
      row(text, heads, cells);
    }
    Map<StudyMetric, FoldScores.Summary> summaries = scores.summaries();
    if (!summaries.isEmpty()) {
      List<String> mean = new ArrayList<>(List.of("mean", ""));
      List<String> deviation = new ArrayList<>(List.of("std. dev.", ""));
      List<String> error = new ArrayList<>(List.of("std. error", ""));
      for (StudyMetric metric : metrics) {
        FoldScores.Summary summary = Objects.requireNonNull(summaries.get(metric));
        mean.add(shown(metric, summary.mean()));
        deviation.add(shown(metric, summary.deviation()));
        error.add(shown(metric, summary.error()));
      }
      row(text, heads, mean);
      row(text, heads, deviation);
      row(text, heads, error);
      List<String> baseline = new ArrayList<>(List.of("baseline", ""));
      Map<StudyMetric, FoldScores.Summary> baselines = scores.baselines();
      metrics.forEach(metric -> baseline.add(baselines.containsKey(metric)
          ? shown(metric, Objects.requireNonNull(baselines.get(metric)).mean()) : ""));
      if (!baselines.isEmpty()) {
        row(text, heads, baseline);
      }
    }
    return text.toString();
  }

  private static String shown(StudyMetric metric, double value) {
    return MetricText.value(metric.name(), value);
  }

  private static void row(StringBuilder text, List<String> cells) {
    row(text, cells, cells);
  }

  private static void row(StringBuilder text, List<String> heads, List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      int width = column == 0 ? LABEL : Math.max(CELL, heads.get(column).length() + 2);
      String cell = cells.get(column);
      line.append(cell).append(" ".repeat(Math.max(0, width - cell.length())));
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  /** The same facts, every digit of them. */
  static JsonObject json(FoldScores scores) {
    JsonObject object = new JsonObject();
    object.addProperty("kfold", scores.count());
    object.addProperty("repeats", scores.repeats());
    object.addProperty("diverged", scores.diverged());
    JsonObject parts = new JsonObject();
    Map<StudyMetric, FoldScores.Summary> baselines = scores.baselines();
    scores.summaries().forEach((metric, summary) -> {
      if (!parts.has(metric.part())) {
        parts.add(metric.part(), new JsonObject());
      }
      JsonObject numbers = new JsonObject();
      numbers.add("mean", Json.number(summary.mean()));
      numbers.add("standardDeviation", Json.number(summary.deviation()));
      numbers.add("standardError", Json.number(summary.error()));
      FoldScores.Summary constant = baselines.get(metric);
      numbers.add("baseline", Json.number(constant == null ? Double.NaN : constant.mean()));
      scores.advantage(metric).ifPresent(interval -> {
        numbers.add("low", Json.number(interval.low()));
        numbers.add("high", Json.number(interval.high()));
      });
      parts.getAsJsonObject(metric.part()).add(metric.name(), numbers);
    });
    object.add("splits", parts);
    JsonArray each = new JsonArray();
    for (Fold fold : scores.folds()) {
      JsonObject one = new JsonObject();
      one.addProperty("repeat", fold.repeat());
      one.addProperty("fold", fold.number());
      one.addProperty("seed", fold.seed());
      one.addProperty("epochs", fold.result().epochs());
      one.addProperty("keptEpoch", fold.result().keptEpoch());
      one.addProperty("stopReason", fold.result().stopReason());
      JsonObject splits = new JsonObject();
      fold.result().scores().forEach((part, score) -> splits.add(part, Json.of(score)));
      one.add("splits", splits);
      each.add(one);
    }
    object.add("each", each);
    return object;
  }
}
