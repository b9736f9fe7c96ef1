package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import io.ganglion.experiments.text.Format;
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
        scores(manifest.getAsJsonObject("splits"))));
  }

  private static String headline(JsonObject manifest) {
    String folds = manifest.has("folds") ? FoldsPanel.sentence(manifest.getAsJsonObject("folds")) : "";
    return folds.isEmpty() ? sentence(manifest.getAsJsonObject("splits")) : folds;
  }

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

  private static Element scores(JsonObject splits) {
    List<String> heads = new ArrayList<>(List.of("", "examples"));
    List<List<Object>> rows = new ArrayList<>();
    for (Map.Entry<String, com.google.gson.JsonElement> split : splits.entrySet()) {
      JsonObject score = split.getValue().getAsJsonObject();
      List<Object> row = new ArrayList<>(List.of(split.getKey(),
          Format.grouped(score.get("examples").getAsInt())));
      for (String metric : score.keySet()) {
        if (!metric.equals("examples")) {
          double value = JsonNumbers.number(score, metric);
          row.add(metric.startsWith("accuracy") ? Format.percent(value) : Format.measure(value));
          if (rows.isEmpty()) {
            heads.add(metric);
          }
        }
      }
      rows.add(row);
    }
    return Parts.table(heads, rows);
  }
}
