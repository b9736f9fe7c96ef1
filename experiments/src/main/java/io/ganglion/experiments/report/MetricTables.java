package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import io.ganglion.engine.metric.Metric;
import io.ganglion.experiments.text.Format;
import io.ganglion.experiments.text.MetricText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All metrics of a run as tables: of every part, with what a constant reaches, and of each label. */
final class MetricTables {
  private MetricTables() {}

  /** Empty for the directories of releases that had no baselines. */
  static Optional<Element> all(JsonObject manifest, String part) {
    if (!manifest.has("baselines") || !manifest.getAsJsonObject("baselines").has(part)) {
      return Optional.empty();
    }
    JsonObject splits = manifest.getAsJsonObject("splits");
    JsonObject baselines = manifest.getAsJsonObject("baselines").getAsJsonObject(part);
    JsonObject notes = manifest.getAsJsonObject("metricNotes").getAsJsonObject(part);
    List<String> heads = new ArrayList<>(List.of("metric"));
    heads.addAll(splits.keySet());
    heads.addAll(List.of("baseline", ""));
    List<List<Object>> rows = new ArrayList<>();
    for (String name : splits.getAsJsonObject(part).keySet()) {
      Optional<Metric> metric = Metric.named(name);
      if (name.equals("examples") || metric.map(Metric::ofEachLabel).orElse(false)) {
        continue;
      }
      List<Object> row = new ArrayList<>(List.of(name));
      splits.keySet().forEach(each ->
          row.add(MetricText.value(name, JsonNumbers.number(splits.getAsJsonObject(each), name))));
      row.add(MetricText.value(name, JsonNumbers.number(baselines, name)));
      row.add(notes.has(name) ? JsonNumbers.text(notes, name) : "");
      rows.add(row);
    }
    return Optional.of(Parts.folded("All metrics", Parts.table(heads, rows),
        Parts.note("Baseline: what a constant reaches on the " + part + " part: its most frequent label, or for"
            + " probabilities the labels' shares; its mean, or its median for absolute errors; of a series, repeating"
            + " the last value.")));
  }

  /** Precision, recall and F1 of each label; empty if there are too many labels. */
  static Optional<Element> ofEachLabel(JsonObject target) {
    if (!target.has("each")) {
      return Optional.empty();
    }
    List<List<Object>> rows = JsonNumbers.objects(target.get("each")).stream().map(label -> List.<Object>of(
        Element.name(JsonNumbers.text(label, "label")), Format.percent(JsonNumbers.number(label, "share")),
        Format.percent(JsonNumbers.number(label, "precision")), Format.percent(JsonNumbers.number(label, "recall")),
        Format.percent(JsonNumbers.number(label, "f1")))).toList();
    return Optional.of(Parts.table(List.of("label", "share", "precision", "recall", "F1"), rows));
  }
}
