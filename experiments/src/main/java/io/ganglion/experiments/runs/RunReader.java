package io.ganglion.experiments.runs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.experiments.config.WrittenSettings;
import io.ganglion.experiments.run.CheckpointFolder;
import io.ganglion.experiments.run.ExperimentRun;
import io.ganglion.experiments.run.Manifest;
import io.ganglion.experiments.run.RunLock;
import io.ganglion.experiments.run.RunLog;
import io.ganglion.experiments.study.StudyFolder;
import io.ganglion.experiments.text.Format;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a run directory says of itself. Damage in it is a fact about that run, not a problem. */
final class RunReader {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
  private static final Pattern ID = Pattern.compile("(\\d{8}-\\d{6})-[0-9a-f]{6}(-\\d+)?");
  private static final Pattern INTERRUPTED = Pattern.compile("interrupted.*");
  private static final Pattern KEPT = Pattern.compile("kept (checkpoint-\\d+ after .*)");
  private static final Pattern EPOCH = Pattern.compile("(epoch \\d+): ");
  private static final String UNKNOWN = "–";

  private final Path directory;
  private final LoggedLines log;
  private final Optional<JsonObject> manifest;
  private final Optional<JsonObject> study;
  private final Map<String, String> settings;

  private RunReader(Path directory) throws IOException {
    this.directory = directory;
    this.log = LoggedLines.read(directory.resolve(RunLog.FILE));
    this.manifest = json(Manifest.FILE);
    this.study = json(StudyFolder.REQUEST);
    this.settings = settings();
  }

  /** Whether a folder is a run directory, or that of a study. */
  static boolean isOne(Path folder) {
    return Files.isRegularFile(folder.resolve(RunLog.FILE))
        && (Files.isRegularFile(folder.resolve(ExperimentRun.EXPERIMENT_FILE))
            || Files.isRegularFile(folder.resolve(Manifest.FILE)));
  }

  static RunEntry read(Path directory) throws IOException {
    return new RunReader(directory).entry();
  }

  private Optional<JsonObject> json(String file) throws IOException {
    Path path = directory.resolve(file);
    try {
      return Files.exists(path)
          ? Optional.of(JsonParser.parseString(Files.readString(path)).getAsJsonObject()) : Optional.empty();
    } catch (RuntimeException | CharacterCodingException e) {
      return Optional.empty(); // damaged: there is none that can be used
    }
  }

  private Map<String, String> settings() throws IOException {
    Path resolved = directory.resolve(ExperimentRun.RESOLVED_FILE);
    try {
      return Files.exists(resolved) ? WrittenSettings.of(Files.readString(resolved)) : new TreeMap<>();
    } catch (ProblemException | CharacterCodingException e) {
      return new TreeMap<>();
    }
  }

  private RunEntry entry() throws IOException {
    String id = directory.getFileName().toString();
    Path parent = Objects.requireNonNull(directory.toAbsolutePath().normalize().getParent()).getFileName();
    String kind = study.map(json -> text(json, "kind")).orElse(RunEntry.RUN);
    Optional<Integer> trials = study.isEmpty() ? Optional.empty() : Optional.of(StudyFolder.finishedTrials(directory));
    Status status = status();
    return new RunEntry(directory, parent == null ? id : parent + "/" + id, kind,
        settings.getOrDefault("name", UNKNOWN), started(id), status, reason(status, trials), trainer(),
        status == Status.FINISHED ? result() : Optional.empty(), manifest, settings);
  }

  private Status status() throws IOException {
    if (RunLock.isTaken(directory)) {
      return Status.RUNNING;
    }
    if (manifest.isPresent()) {
      boolean hasResult = study.isPresent() || object(manifest.get(), "outputs").has(ExperimentRun.MODEL_FILE);
      return hasResult ? Status.FINISHED : Status.FAILED;
    }
    if (log.error().isPresent() || Files.exists(directory.resolve(Manifest.FILE))) {
      return Status.FAILED;
    }
    return study.isPresent() || !CheckpointFolder.numbers(directory).isEmpty() ? Status.STOPPED : Status.FAILED;
  }

  private String reason(Status status, Optional<Integer> trials) {
    return switch (status) {
      case RUNNING -> trials.map(count -> Format.count(count, "training") + " done")
          .orElseGet(() -> log.latest(EPOCH).map(epoch -> epoch.group(1)).orElse("training hasn't begun"));
      case FINISHED -> study.isPresent() ? size() : text(manifest.get(), "stopReason");
      case STOPPED -> trials.map(count -> "stopped with " + Format.count(count, "training") + " done")
          .orElseGet(this::stopped);
      case FAILED -> manifest.isPresent() ? text(manifest.get(), "stopReason") : log.error()
          .orElseGet(() -> Files.exists(directory.resolve(Manifest.FILE)) ? Manifest.FILE + " can't be read"
              : "ended unexpectedly, before its first checkpoint");
    };
  }

  private String stopped() {
    String kept = log.latest(KEPT).map(line -> line.group(1)).orElse("a checkpoint");
    return log.latest(INTERRUPTED).map(line -> line.group()).orElse("ended unexpectedly; there is " + kept);
  }

  /** How much a finished study did. */
  private String size() {
    boolean compared = manifest.get().has("comparison");
    int tried = tried(manifest.get()).size();
    return (compared ? Format.count(tried, "variant") : tried + (tried == 1 ? " setting" : " settings"))
        + ", " + Format.count(array(studied(manifest.get()), "seeds").size(), "seed");
  }

  /** By the directory's name, for it is right for runs that were resumed, too; else by its first line. */
  private Instant started(String id) throws IOException {
    Matcher named = ID.matcher(id);
    Optional<Instant> begun = log.begun();
    if (named.matches()) {
      try {
        Instant second = LocalDateTime.parse(named.group(1), TIME).toInstant(ZoneOffset.UTC);
        // To the millisecond if the first line was written in that second.
        return begun.filter(first -> first.getEpochSecond() == second.getEpochSecond()).orElse(second);
      } catch (DateTimeException e) {
        // No time after all.
      }
    }
    return begun.isPresent() ? begun.get()
        : Files.getLastModifiedTime(directory.resolve(RunLog.FILE)).toInstant();
  }

  private String trainer() {
    Optional<JsonObject> comparison = manifest.map(json -> object(json, "comparison"));
    if (comparison.isPresent() && text(comparison.get(), "label").equals("trainer")) {
      List<String> names = comparison.get().getAsJsonArray("variants").asList().stream()
          .map(variant -> text(variant.getAsJsonObject(), "name")).toList();
      return String.join(", ", names);
    }
    return settings.getOrDefault("trainer.use", UNKNOWN);
  }

  /** On the test part if there is one, else on what comes nearest to it. */
  private Optional<RunEntry.Result> result() {
    JsonObject facts = manifest.get();
    if (study.isPresent()) {
      return studyResult(facts);
    }
    if (facts.has("folds")) {
      return score(object(object(facts, "folds"), "splits"), "test").flatMap(score -> score.value().isJsonObject()
          ? number(score.value().getAsJsonObject().get("mean"), "folds " + score.metric()) : Optional.empty());
    }
    for (String part : List.of("test", "validation", "train")) {
      Optional<Score> score = score(object(facts, "splits"), part);
      if (score.isPresent()) {
        return number(score.get().value(), part + " " + score.get().metric());
      }
    }
    return Optional.empty();
  }

  private static Optional<RunEntry.Result> studyResult(JsonObject facts) {
    JsonObject study = studied(facts);
    boolean higher = study.has("higherIsBetter") && study.get("higherIsBetter").getAsBoolean();
    return tried(facts).asList().stream()
        .map(each -> number(each.getAsJsonObject().get("median"),
            "best median " + text(study, "metric").replace('.', ' ')))
        .flatMap(Optional::stream)
        .min(Comparator.comparingDouble(result -> higher ? -result.value() : result.value()));
  }

  /** The result of a study. */
  private static JsonObject studied(JsonObject facts) {
    return object(facts, facts.has("comparison") ? "comparison" : "sweep");
  }

  /** A comparison's variants, a sweep's settings. */
  private static JsonArray tried(JsonObject facts) {
    return array(studied(facts), facts.has("comparison") ? "variants" : "settings");
  }

  private record Score(String metric, JsonElement value) {}

  /** The first metric of a part, or its loss if it has no metrics. */
  private static Optional<Score> score(JsonObject splits, String part) {
    JsonObject scores = object(splits, part);
    return scores.keySet().stream().filter(name -> !name.equals("examples") && !name.equals("loss")).findFirst()
        .or(() -> scores.has("loss") ? Optional.of("loss") : Optional.empty())
        .map(metric -> new Score(metric, scores.get(metric)));
  }

  private static Optional<RunEntry.Result> number(JsonElement value, String what) {
    return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()
        ? Optional.of(new RunEntry.Result(what, value.getAsDouble())) : Optional.empty();
  }

  static JsonObject object(JsonObject parent, String name) {
    return parent.has(name) && parent.get(name).isJsonObject() ? parent.getAsJsonObject(name) : new JsonObject();
  }

  static JsonArray array(JsonObject parent, String name) {
    return parent.has(name) && parent.get(name).isJsonArray() ? parent.getAsJsonArray(name) : new JsonArray();
  }

  static String text(JsonObject parent, String name) {
    return parent.has(name) && parent.get(name).isJsonPrimitive() ? parent.get(name).getAsString() : UNKNOWN;
  }
}
