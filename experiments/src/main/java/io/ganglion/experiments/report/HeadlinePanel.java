package io.ganglion.experiments.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ganglion.experiments.text.Format;
import io.ganglion.experiments.text.MetricText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The result of a run in one sentence, and how good it is on each part of the data. */
final class HeadlinePanel implements Panel {
  @Override
  public String name() {
    return "Headline";
  }

  @Override
  public List<Element> of(RunFiles files) {
    JsonObject manifest = files.manifest();
    return List.of(Element.of("header",
        Element.of("p", "run of ", Element.name(JsonNumbers.text(manifest, "name"))).classes("kind"),
        Element.of("h1", manifest.getAsJsonObject("splits").size() == 0
            ? "There is no model: training diverged"
            : headline(manifest)),
        Parts.paragraph(training(manifest)).classes("lead"),
        scores(manifest)));
  }

  private static String headline(JsonObject manifest) {
    String folds = manifest.has("folds") ? FoldsPanel.sentence(manifest.getAsJsonObject("folds")) : "";
    return !folds.isEmpty() ? folds
        : manifest.has("verdict") ? JsonNumbers.text(manifest.getAsJsonObject("verdict"), "sentence")
            : sentence(manifest.getAsJsonObject("splits"));
  }

  /** Of a run of an earlier release, which left no verdict. */
  private static String sentence(JsonObject splits) {
    String part = splits.has("test") ? "test" : splits.has("validation") ? "validation" : "train";
    JsonObject score = splits.getAsJsonObject(part);
    String examples = Format.count(score.get("examples").getAsInt(), part.equals("train") ? "training example"
        : part + " example");
    if (score.has("accuracy")) {
      return "Accuracy " + Format.percent(JsonNumbers.number(score, "accuracy")) + " on " + examples;
    }
    if (score.has("r2")) {
      double r2 = JsonNumbers.number(score, "r2");
      return "R² " + Format.measure(r2) + ", RMSE " + Format.measure(JsonNumbers.number(score, "rmse")) + " on "
          + examples + (r2 > 0 ? "" : ": no better than always predicting the mean");
    }
    return "Loss " + Format.measure(JsonNumbers.number(score, "loss")) + " on " + examples;
  }

  private static List<Object> training(JsonObject manifest) {
    int epochs = manifest.get("epochs").getAsInt();
    int kept = manifest.get("keptEpoch").getAsInt();
    return List.of("A ", JsonNumbers.text(manifest, "network") + " network ("
        + String.join(", ", JsonNumbers.texts(manifest.get("activations"))) + "; "
        + Format.count(manifest.get("parameters").getAsInt(), "parameter") + ") trained by "
        + JsonNumbers.text(manifest, "trainer") + " on " + JsonNumbers.text(manifest, "loss") + " for "
        + Format.count(epochs, "epoch") + ", " + Format.duration(JsonNumbers.number(manifest, "seconds")) + ": "
        + JsonNumbers.text(manifest, "stopReason") + "."
        + (kept == epochs || manifest.getAsJsonObject("splits").size() == 0
            ? "" : " The best epoch, " + kept + ", was kept."));
  }

  private static Element scores(JsonObject manifest) {
    JsonObject splits = manifest.getAsJsonObject("splits");
    List<String> heads = new ArrayList<>(List.of("", "examples"));
    List<List<Object>> rows = new ArrayList<>();
    String examples = "";
    for (Map.Entry<String, JsonElement> split : splits.entrySet()) {
      JsonObject score = split.getValue().getAsJsonObject();
      examples = Format.grouped(score.get("examples").getAsInt());
      if (rows.isEmpty()) {
        heads.addAll(shown(score));
      }
      rows.add(row(split.getKey(), examples, shown(score), score));
    }
    if (manifest.has("baselines") && !rows.isEmpty()) {
      String last = List.copyOf(splits.keySet()).get(splits.size() - 1);
      rows.add(row("baseline", examples, heads.subList(2, heads.size()),
          manifest.getAsJsonObject("baselines").getAsJsonObject(last)));
    }
    return Parts.table(heads, rows);
  }

  private static List<String> shown(JsonObject score) {
    return MetricText.shown(score.keySet()).stream().filter(name -> !name.equals("examples")).toList();
  }

  private static List<Object> row(String name, String examples, List<String> metrics, JsonObject score) {
    List<Object> row = new ArrayList<>(List.of(name, examples));
    metrics.forEach(metric -> row.add(MetricText.value(metric, JsonNumbers.number(score, metric))));
    return row;
  }
}
