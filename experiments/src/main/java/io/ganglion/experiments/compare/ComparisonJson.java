package io.ganglion.experiments.compare;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.ganglion.api.host.KebabCase;
import io.ganglion.experiments.statistics.PairedTest;
import io.ganglion.experiments.study.FailureKind;
import io.ganglion.experiments.study.StudyJson;
import io.ganglion.experiments.study.TrialResult;
import java.util.List;
import java.util.OptionalDouble;

/** A comparison for programs: {@code comparison.json}. The same on every machine. */
final class ComparisonJson {
  private static final int FORMAT = 1;

  private ComparisonJson() {}

  static JsonObject of(ComparisonTable table, List<String> notes) {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("label", table.label());
    json.addProperty("metric", table.metric().toString());
    json.addProperty("higherIsBetter", table.metric().higherIsBetter());
    json.addProperty("effect", KebabCase.ofConstant(table.effect()));
    json.addProperty("baseline", table.baseline());
    json.add("target", number(table.target()));
    JsonArray seeds = new JsonArray();
    table.seeds().forEach(seeds::add);
    json.add("seeds", seeds);
    JsonArray variants = new JsonArray();
    table.rows().forEach(row -> variants.add(variant(table, row)));
    json.add("variants", variants);
    json.addProperty("conclusion", Conclusion.of(table));
    JsonArray below = new JsonArray();
    notes.forEach(below::add);
    json.add("notes", below);
    return json;
  }

  private static JsonObject variant(ComparisonTable table, ComparisonRow row) {
    JsonObject json = new JsonObject();
    json.addProperty("name", row.name());
    JsonObject changes = new JsonObject();
    row.changes().forEach(changes::addProperty);
    json.add("changes", changes);
    json.add("median", StudyJson.number(row.median()));
    json.add("constant", number(table.constant(row)));
    json.addProperty("betterThanConstant", table.isBetterThanConstant(row));
    json.add("lowerQuartile", StudyJson.number(row.lowerQuartile()));
    json.add("upperQuartile", StudyJson.number(row.upperQuartile()));
    json.addProperty("wins", row.wins());
    json.addProperty("failed", row.failed());
    json.add("epochs", StudyJson.number(row.epochs()));
    json.add("propagations", StudyJson.number(row.propagations()));
    json.addProperty("reached", row.reached());
    json.add("epochsToTarget", number(row.epochsToTarget()));
    json.add("propagationsToTarget", number(row.propagationsToTarget()));
    json.add("test", row.test().map(ComparisonJson::test).orElse(JsonNull.INSTANCE));
    JsonArray scores = new JsonArray();
    JsonArray failures = new JsonArray();
    for (int i = 0; i < row.scores().length; i++) {
      scores.add(StudyJson.number(row.scores()[i]));
      TrialResult result = row.results().get(i);
      failures.add(result.failure().map(FailureKind::toString).orElse(null));
    }
    json.add("scores", scores);
    json.add("failures", failures);
    return json;
  }

  private static JsonElement test(PairedTest test) {
    JsonObject json = new JsonObject();
    json.add("effect", StudyJson.number(test.effect()));
    json.add("low", StudyJson.number(test.interval().low()));
    json.add("high", StudyJson.number(test.interval().high()));
    json.add("p", StudyJson.number(test.p()));
    json.add("holm", StudyJson.number(test.corrected()));
    json.addProperty("claim", test.claim());
    return json;
  }

  private static JsonElement number(OptionalDouble number) {
    return number.isPresent() ? StudyJson.number(number.getAsDouble()) : JsonNull.INSTANCE;
  }
}
