package io.ganglion.experiments.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ganglion.experiments.text.Format;
import io.ganglion.experiments.text.ShellWord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The experiment with every default, where it was run, and how to run it again. */
final class AppendixPanel implements Panel {
  @Override
  public String name() {
    return "How to repeat it";
  }

  @Override
  public List<Element> of(RunFiles files) throws IOException {
    List<Element> sections = new ArrayList<>();
    JsonObject manifest = files.manifest();
    String run = JsonNumbers.text(manifest, "run");
    String command = JsonNumbers.texts(manifest.get("command")).stream().map(ShellWord::of)
        .collect(Collectors.joining(" ", "ganglion ", ""));
    boolean study = manifest.has("kind");
    List<Object> repeat = new ArrayList<>(List.of(Parts.paragraph("The command that was used:"), Parts.code(command)));
    if (!study) {
      repeat.add(Parts.paragraph("From the files of this run alone, even if the experiment file has changed:"));
      repeat.add(Parts.code("ganglion run " + ShellWord.of(run + "/resolved.yaml")));
      repeat.add(Parts.note("The same release, data and plug-ins give the same model, bit for bit, for any number of"
          + " threads" + (manifest.get("repeatable").getAsBoolean() ? "."
              : "; but a time limit ended this run, and another may end at a different epoch.")));
    }
    repeat.add(Parts.paragraph("To repeat it in another folder and compare every byte:"));
    repeat.add(Parts.code("ganglion verify " + ShellWord.of(run)));
    sections.add(Parts.section("repeat", "How to repeat it", repeat));
    Optional<String> resolved = files.text("resolved.yaml");
    if (resolved.isPresent()) {
      sections.add(Parts.section("experiment", "Experiment", Parts.folded("Every setting, defaults included",
          Parts.code(resolved.get()))));
    }
    sections.add(Parts.section("environment", "Environment", Parts.facts(environment(manifest)),
        Parts.folded("Files and their SHA-256", outputs(manifest))));
    return sections;
  }

  private static List<List<Object>> environment(JsonObject manifest) {
    List<List<Object>> facts = new ArrayList<>();
    facts.add(List.of("Ganglion", JsonNumbers.text(manifest, "ganglion")));
    facts.add(List.of("Java", JsonNumbers.text(manifest, "java")));
    facts.add(List.of("System", JsonNumbers.text(manifest, "system")));
    facts.add(List.of("Begun", JsonNumbers.text(manifest, "started").replaceFirst("\\.\\d+Z", "Z")));
    facts.add(List.of("Took", Format.duration(JsonNumbers.number(manifest, "seconds"))));
    facts.add(List.of("Seed", JsonNumbers.text(manifest, "seed")));
    facts.add(List.of("Directory", Element.of("code", JsonNumbers.text(manifest, "run"))));
    JsonObject data = manifest.getAsJsonObject("data");
    if (data.has("file")) {
      facts.add(List.of("Data", Element.of("span", Element.of("code", JsonNumbers.text(data, "file")), ", "
          + Format.count(data.get("rows").getAsInt(), "row") + ", SHA-256 ",
          Element.of("code", JsonNumbers.text(data, "sha256")))));
    } else {
      data.entrySet().forEach(file -> facts.add(List.of("Data", Element.of("span",
          Element.of("code", file.getKey()), ", SHA-256 ", Element.of("code", file.getValue().getAsString())))));
    }
    if (manifest.has("plugins")) {
      for (JsonElement plugin : manifest.getAsJsonArray("plugins")) {
        facts.add(List.of("Plug-in", Element.of("span",
            Element.of("code", JsonNumbers.text(plugin.getAsJsonObject(), "jar")), ", SHA-256 ",
            Element.of("code", JsonNumbers.text(plugin.getAsJsonObject(), "sha256")))));
      }
    }
    return facts;
  }

  private static Element outputs(JsonObject manifest) {
    List<List<Object>> rows = new ArrayList<>();
    for (Map.Entry<String, JsonElement> output : manifest.getAsJsonObject("outputs").entrySet()) {
      if (!output.getKey().equals(Report.FILE)) {
        rows.add(List.of(output.getKey(), Element.of("code", output.getValue().getAsString())));
      }
    }
    return Parts.table(List.of("file", "SHA-256"), rows).classes("scroll texts");
  }
}
