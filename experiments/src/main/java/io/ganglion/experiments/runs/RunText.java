package io.ganglion.experiments.runs;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.run.RunLog;
import io.ganglion.experiments.run.Summary;
import io.ganglion.experiments.text.Format;
import io.ganglion.experiments.text.MetricText;
import io.ganglion.experiments.text.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run came to, on one screen, much as the run itself said it. */
public final class RunText {
  private static final int LOG_LINES = 5;
  /** What a finished study printed, by its kind. */
  private static final Map<String, String> TABLES = Map.of("compare", "comparison.txt", "sweep", "sweep.txt");

  private final RunEntry entry;
  private final String program;
  private final List<List<String>> lines = new ArrayList<>();

  private RunText(RunEntry entry, String program) {
    this.entry = entry;
    this.program = program;
  }

  /**
   * The text.
   *
   * @param program what to type to start Ganglion
   * @throws IOException if a file of the run can't be read
   */
  public static String of(RunEntry entry, String program) throws IOException {
    return new RunText(entry, program).text();
  }

  private String text() throws IOException {
    add("run", entry.directory().toString());
    add("started", ReadableRun.time(entry.started()) + " UTC");
    add("status", entry.status() + ": " + entry.reason());
    if (entry.manifest().isEmpty() || entry.status() != Status.FINISHED) {
      add("trainer", entry.trainer());
      return unfinished();
    }
    JsonObject facts = entry.manifest().get();
    return entry.isRun() ? finished(facts) : study(facts);
  }

  private void add(String label, String content) {
    // As wide as in the summary of a run.
    lines.add(List.of((label + " ".repeat(10)).substring(0, 10), content));
  }

  private String finished(JsonObject facts) {
    JsonObject data = RunReader.object(facts, "data");
    add("data", Format.count(data.get("rows").getAsLong(), "row") + " from " + data.get("file").getAsString());
    add("network", facts.get("network").getAsString() + " (" + words(facts, "activations") + "), "
        + Format.count(facts.get("parameters").getAsLong(), "parameter") + ", " + facts.get("loss").getAsString());
    add("trainer", entry.trainer());
    int epochs = facts.get("epochs").getAsInt();
    int kept = facts.get("keptEpoch").getAsInt();
    add("epochs", epochs + (kept == epochs ? "" : "; the best, " + kept + ", was kept"));
    if (facts.has("monitor")) {
      add("monitor", monitored(RunReader.object(facts, "monitor"), epochs, kept));
    }
    add("seed", facts.get("seed").getAsString());
    StringBuilder text = new StringBuilder(AlignedLines.aligned(lines)).append('\n');
    Summary.scores(text, scores(RunReader.object(facts, "splits"), RunReader.object(facts, "baselines"),
        RunReader.object(facts, "metricNotes")));
    if (facts.has("verdict") && !facts.has("folds")) {
      text.append("\nverdict     ").append(RunReader.text(RunReader.object(facts, "verdict"), "sentence")).append('\n');
    }
    if (facts.has("folds")) {
      text.append("\nfolds       ").append(entry.result().map(RunEntry.Result::text).orElse("all diverged"))
          .append('\n');
    }
    for (JsonElement finding : RunReader.array(facts, "diagnosis")) {
      JsonObject note = finding.getAsJsonObject();
      text.append("\nnote: ").append(RunReader.text(note, "sentence")).append("\n  try: ")
          .append(RunReader.text(note, "remedy")).append('\n');
    }
    lines.clear();
    environment(facts);
    add("next", command("predict") + " " + ShellWord.of(data.get("file").getAsString()));
    return text.append('\n').append(AlignedLines.aligned(lines)).toString();
  }

  /** Such as {@code validation roc-auc: 0.5012 after epoch 1, 0.7812 after epoch 80, 0.7612 after epoch 120}. */
  private static String monitored(JsonObject monitor, int epochs, int kept) {
    String metric = RunReader.text(monitor, "metric");
    Map<Integer, Double> values = new TreeMap<>();
    values.put(1, number(monitor.get("first")));
    values.put(kept, number(monitor.get("kept")));
    values.put(epochs, number(monitor.get("last")));
    return "validation " + metric + ": " + values.entrySet().stream()
        .map(value -> MetricText.value(metric, value.getValue()) + " after epoch " + value.getKey())
        .collect(Collectors.joining(", "));
  }

  private String study(JsonObject facts) throws IOException {
    add("data", String.join(", ", RunReader.object(facts, "data").keySet()));
    StringBuilder text = new StringBuilder(AlignedLines.aligned(lines)).append('\n');
    Path table = entry.directory().resolve(TABLES.getOrDefault(entry.kind(), "manifest.json"));
    text.append(Files.exists(table) ? Files.readString(table) : table.getFileName() + " is not there\n");
    lines.clear();
    environment(facts);
    return text.append('\n').append(AlignedLines.aligned(lines)).toString();
  }

  private void environment(JsonObject facts) {
    add("made by", "Ganglion " + RunReader.text(facts, "ganglion") + ", " + RunReader.text(facts, "java") + ", "
        + RunReader.text(facts, "system") + ", in " + Format.duration(facts.get("seconds").getAsDouble()));
    add("command", RunReader.array(facts, "command").asList().stream().map(word -> ShellWord.of(word.getAsString()))
        .collect(Collectors.joining(" ")));
  }

  private String unfinished() throws IOException {
    if (entry.status() == Status.STOPPED) {
      add("next", ShellWord.of(program) + " " + entry.kind() + " --resume "
          + ShellWord.of(entry.directory().toString()));
    }
    StringBuilder text = new StringBuilder(AlignedLines.aligned(lines)).append("\nthe end of ").append(RunLog.FILE)
        .append(":\n");
    LoggedLines.read(entry.directory().resolve(RunLog.FILE)).last(LOG_LINES)
        .forEach(line -> text.append("  ").append(line).append('\n'));
    return text.toString();
  }

  private String command(String name) {
    return ShellWord.of(program) + " " + name + " " + ShellWord.of(entry.directory().toString());
  }

  private static String words(JsonObject facts, String name) {
    return RunReader.array(facts, name).asList().stream().map(JsonElement::getAsString)
        .collect(Collectors.joining(", "));
  }

  /**
   * What the parts of the data came to.
   *
   * @param baselines by part; empty as earlier releases left it
   * @param notes by part; likewise
   */
  static Map<String, Model.Score> scores(JsonObject splits, JsonObject baselines, JsonObject notes) {
    Map<String, Model.Score> scores = new LinkedHashMap<>();
    splits.entrySet().forEach(part -> {
      Map<String, Double> metrics = new LinkedHashMap<>();
      JsonObject of = part.getValue().getAsJsonObject();
      of.entrySet().stream().filter(metric -> !metric.getKey().equals("examples") && !metric.getKey().equals("loss"))
          .forEach(metric -> metrics.put(metric.getKey(), number(metric.getValue())));
      Map<String, Double> constant = new LinkedHashMap<>();
      RunReader.object(baselines, part.getKey()).entrySet()
          .forEach(metric -> constant.put(metric.getKey(), number(metric.getValue())));
      Map<String, String> said = new LinkedHashMap<>();
      RunReader.object(notes, part.getKey()).entrySet()
          .forEach(metric -> said.put(metric.getKey(), metric.getValue().getAsString()));
      scores.put(part.getKey(),
          new Model.Score(of.get("examples").getAsInt(), number(of.get("loss")), metrics, constant, said));
    });
    return scores;
  }

  /** JSON has null for what isn't finite. */
  private static double number(JsonElement value) {
    return value.isJsonNull() ? Double.NaN : value.getAsDouble();
  }
}
