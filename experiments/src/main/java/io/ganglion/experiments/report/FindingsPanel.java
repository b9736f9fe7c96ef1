package io.ganglion.experiments.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What went wrong in training, or that nothing did. */
final class FindingsPanel implements Panel {
  @Override
  public String name() {
    return "Diagnosis";
  }

  @Override
  public List<Element> of(RunFiles files) throws IOException {
    Optional<JsonObject> diagnosis = files.object("diagnosis.json");
    if (diagnosis.isEmpty()) {
      return List.of();
    }
    List<JsonObject> findings = JsonNumbers.objects(diagnosis.get().get("findings"));
    List<JsonObject> gone =
        diagnosis.get().has("gone") ? JsonNumbers.objects(diagnosis.get().get("gone")) : List.of();
    Element list = Element.of("div").classes("findings");
    for (JsonObject finding : findings) {
      list.add(Element.of("div",
          Element.of("p", Element.of("b", capital(JsonNumbers.text(finding, "sentence")) + ".")),
          Element.of("p", "Likely cause: " + JsonNumbers.text(finding, "cause") + "."),
          Element.of("p", "Try ", Element.of("code", JsonNumbers.text(finding, "remedy"))),
          finding.has("noticed") ? Parts.note("Found " + epoch(finding, "noticed") + ".") : List.of())
          .classes("finding"));
    }
    for (JsonObject finding : gone) {
      list.add(Element.of("div",
          Element.of("p", "Resolved: " + JsonNumbers.text(finding, "sentence") + "."),
          Parts.note("Found " + epoch(finding, "noticed") + "; resolved " + epoch(finding, "gone") + "."))
          .classes("finding"));
    }
    for (JsonElement warning : files.manifest().has("warnings") ? files.manifest().getAsJsonArray("warnings")
        : List.<JsonElement>of()) {
      JsonObject object = warning.getAsJsonObject();
      list.add(Element.of("div",
          Element.of("p", Element.of("b", capital(JsonNumbers.text(object, "message")) + ".")),
          Element.of("p", Element.of("code", JsonNumbers.text(object, "where"))),
          Element.of("p", JsonNumbers.text(object, "help"))).classes("finding"));
    }
    JsonObject manifest = files.manifest();
    boolean hasLearned = !manifest.has("verdict") || manifest.getAsJsonObject("verdict").get("better").getAsBoolean();
    return List.of(findings.isEmpty() && gone.isEmpty()
        ? Parts.section("diagnosis", "Diagnosis", Parts.paragraph((hasLearned ? "No problems were found."
            : "The predictions are not significantly better than a constant’s, and nothing in the course of training"
                + " explains it.") + " What was looked for are a"
            + " start that is too wide, gradients that vanish or explode, saturated and dead units, a loss that"
            + " oscillates, stagnates or is no better than that of constant outputs" + (isValidated(files)
            ? ", and overfitting." : "; overfitting can’t be seen without a validation part.")), list)
        : Parts.section("diagnosis", "Diagnosis", list));
  }

  private static boolean isValidated(RunFiles files) throws IOException {
    return files.columns("metrics.csv").map(columns -> columns.containsKey("validation_loss")).orElse(false);
  }

  private static String epoch(JsonObject finding, String name) {
    int epoch = finding.get(name).getAsInt();
    return epoch == 0 ? "before the first epoch" : "after epoch " + epoch;
  }

  private static String capital(String sentence) {
    return sentence.isEmpty() ? sentence
        : sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
  }
}
