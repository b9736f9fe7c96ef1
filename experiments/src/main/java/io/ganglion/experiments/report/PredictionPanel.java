package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the model's predictions compare with the true targets of examples that it wasn't trained on. */
final class PredictionPanel implements Panel {
  @Override
  public String name() {
    return "Predictions";
  }

  @Override
  public List<Element> of(RunFiles files) throws IOException {
    Optional<JsonObject> evaluation = files.object("evaluation.json");
    if (evaluation.isEmpty()) {
      return List.of();
    }
    String part = JsonNumbers.text(evaluation.get(), "part");
    List<Object> content = new ArrayList<>();
    if (part.equals("train")) {
      content.add(Parts.note("There is neither a test nor a validation part: all figures are on the training examples,"
          + " and say little about new data."));
    }
    List<JsonObject> targets = JsonNumbers.objects(evaluation.get().get("targets"));
    for (JsonObject target : targets) {
      if (targets.size() > 1) {
        content.add(Element.of("h3", Element.name(JsonNumbers.text(target, "column"))));
      }
      if (target.has("labels")) {
        MetricTables.ofEachLabel(target).ifPresent(content::add);
        content.add(Parts.grid(ClassificationFigures.of(target, part)));
      } else if (RegressionFigures.hasPoints(target)) {
        if (target.has("series") && target.get("series").getAsBoolean()) {
          content.add(RegressionFigures.forecast(target, part));
        }
        content.add(Parts.grid(RegressionFigures.of(target)));
      }
    }
    if (evaluation.get().has("continued")) {
      content.addAll(RegressionFigures.continued(evaluation.get().getAsJsonObject("continued")));
    }
    if (evaluation.get().has("sequences")) {
      content.add(Parts.grid(SequenceFigures.of(evaluation.get().getAsJsonObject("sequences"))));
    }
    if (targets.stream().anyMatch(target -> target.has("weighted") && target.get("weighted").getAsBoolean())) {
      content.add(Parts.note("All figures count each example by its weight. The dots of predicted against true values"
          + " and of residuals are single examples, whatever they weigh."));
    }
    MetricTables.all(files.manifest(), part).ifPresent(content::add);
    int leftOut = evaluation.get().get("targetsLeftOut").getAsInt();
    if (leftOut > 0) {
      content.add(Parts.note(leftOut + " more targets are not shown."));
    }
    return List.of(Parts.section("predictions", "Predictions on the " + (part.equals("train") ? "training" : part)
        + " part", content));
  }
}
