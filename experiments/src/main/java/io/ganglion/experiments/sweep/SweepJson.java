package io.ganglion.experiments.sweep;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.ganglion.api.host.KebabCase;
import io.ganglion.experiments.binding.Dimension;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.study.FailureKind;
import io.ganglion.experiments.study.StudyJson;
import io.ganglion.experiments.study.TrialResult;

/** A sweep for programs: {@code sweep.json}. The same on every machine. */
final class SweepJson {
  private static final int FORMAT = 1;

  private SweepJson() {}

  static JsonObject of(SweepTable table) {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("method", KebabCase.ofConstant(table.section().method()));
    JsonObject over = new JsonObject();
    for (Dimension dimension : table.over()) {
      over.addProperty(dimension.path(), dimension.text());
    }
    json.add("over", over);
    json.addProperty("metric", table.metric().toString());
    json.addProperty("higherIsBetter", table.metric().higherIsBetter());
    JsonArray seeds = new JsonArray();
    table.seeds().forEach(seeds::add);
    json.add("seeds", seeds);
    json.addProperty("planned", table.planned());
    json.addProperty("epochs", table.epochs());
    json.add("budget", table.section().budget().map(epochs -> (JsonElement) new JsonPrimitive(epochs))
        .orElse(JsonNull.INSTANCE));
    JsonArray settings = new JsonArray();
    table.rows().forEach(row -> settings.add(settings(row)));
    json.add("settings", settings);
    json.add("best", table.hasBest() ? best(table.rows().get(0)) : JsonNull.INSTANCE);
    json.addProperty("conclusion", SweepConclusion.of(table));
    return json;
  }

  private static JsonObject settings(SweepRow row) {
    JsonObject json = new JsonObject();
    json.addProperty("number", row.candidate().number());
    json.add("changes", changes(row));
    json.addProperty("maxEpochs", row.maxEpochs());
    json.add("median", StudyJson.number(row.median()));
    json.addProperty("failed", row.failed());
    json.add("epochs", StudyJson.number(row.epochs()));
    json.add("propagations", StudyJson.number(row.propagations()));
    JsonArray scores = new JsonArray();
    JsonArray failures = new JsonArray();
    for (int i = 0; i < row.scores().length; i++) {
      scores.add(StudyJson.number(row.scores()[i]));
      failures.add(row.results().get(i).failure().map(FailureKind::toString).orElse(null));
    }
    json.add("scores", scores);
    json.add("failures", failures);
    return json;
  }

  private static JsonObject changes(SweepRow row) {
    JsonObject changes = new JsonObject();
    row.candidate().variant().changes().texts().forEach(changes::addProperty);
    return changes;
  }

  /** With the scores of all parts, seed by seed. */
  private static JsonObject best(SweepRow row) {
    JsonObject json = new JsonObject();
    json.addProperty("number", row.candidate().number());
    json.add("changes", changes(row));
    json.addProperty("file", SweepResult.BEST);
    JsonArray splits = new JsonArray();
    for (TrialResult result : row.results()) {
      JsonObject parts = new JsonObject();
      result.scores().forEach((part, score) -> parts.add(part, Json.of(score)));
      splits.add(parts);
    }
    json.add("splits", splits);
    return json;
  }
}
