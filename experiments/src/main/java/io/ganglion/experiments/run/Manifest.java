package io.ganglion.experiments.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.api.host.KebabCase;
import io.ganglion.engine.data.Groups;
import io.ganglion.experiments.config.DataSection;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.data.RepeatedValues;
import io.ganglion.experiments.diagnosis.Note;
import io.ganglion.experiments.store.ArtifactStore;
import io.ganglion.plugins.LoadedPlugin;
import io.ganglion.plugins.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The facts of a finished run: {@code manifest.json}, and what {@code run --json} prints. */
public final class Manifest {
  /** The file's name within the run directory. */
  public static final String FILE = "manifest.json";
  /** False if a target loss was asked for and not reached, or a fold diverged; not there otherwise. */
  public static final String TARGET_REACHED = "targetReached";
  /** Of a series, among its data: the mean absolute error of repeating the last value, of each target. */
  private static final String REPEATING = "repeating";
  private static final String OUTPUTS = "outputs";
  private static final int FORMAT = 1;

  private Manifest() {}

  static JsonObject of(RunSubject subject, RunFacts facts, List<Note> notes, Instant started) {
    Experiment experiment = subject.experiment();
    RunContext context = subject.context();
    ArtifactStore store = subject.store();
    JsonObject manifest = new JsonObject();
    manifest.addProperty("format", FORMAT);
    manifest.addProperty("run", store.directory().toString());
    manifest.addProperty("name", experiment.name());
    manifest.addProperty("seed", experiment.seed());
    manifest.addProperty("stopReason", facts.end().stopReason());
    if (facts.targetMissed()) {
      manifest.addProperty(TARGET_REACHED, false);
    }
    manifest.addProperty("repeatable", facts.end().repeatable());
    manifest.addProperty("epochs", facts.end().epochs());
    manifest.addProperty("keptEpoch", facts.end().keptEpoch());
    facts.monitored().ifPresent(monitored -> manifest.add("monitor", Json.of(monitored)));
    manifest.addProperty("network", facts.network().shape());
    manifest.addProperty("parameters", facts.network().parameterCount());
    JsonArray activations = new JsonArray();
    experiment.network().written().forEach(layer -> activations.add(Summary.named(layer)));
    manifest.add("activations", activations);
    manifest.add("layers", NetworkJson.of(facts.network().layers(),
        number -> experiment.network().layer(number).function().map(Summary::named).orElse("")));
    facts.start().ifPresent(start -> manifest.add("start", start.json()));
    manifest.addProperty("loss", Summary.loss(experiment.loss()));
    manifest.addProperty("trainer", experiment.trainer().name());
    manifest.addProperty("precision", KebabCase.ofConstant(experiment.runtime().precision()));
    JsonObject splits = new JsonObject();
    facts.end().scores().forEach((part, score) -> splits.add(part, Json.of(score)));
    manifest.add("splits", splits);
    JsonObject baselines = new JsonObject();
    JsonObject metricNotes = new JsonObject();
    facts.end().scores().forEach((part, score) -> {
      baselines.add(part, Json.ofBaselines(score));
      metricNotes.add(part, Json.ofNotes(score));
    });
    manifest.add("baselines", baselines);
    manifest.add("metricNotes", metricNotes);
    if (!facts.end().thresholds().isEmpty()) {
      JsonObject thresholds = new JsonObject();
      facts.end().thresholds().forEach(thresholds::addProperty);
      manifest.add("thresholds", thresholds);
    }
    facts.end().judgement().ifPresent(judgement -> manifest.add("verdict", judgement.json()));
    facts.folds().ifPresent(folds -> manifest.add("folds", folds.facts()));
    manifest.add("data", data(subject.data(), experiment.data()));
    manifest.add("warnings", DataFacts.json(context.lints()));
    manifest.add("diagnosis", Json.ofNotes(notes.stream().filter(Note::holds).toList()));
    manifest.add("plugins", plugins(subject.plugins()));
    JsonObject outputs = new JsonObject();
    store.hashes().forEach(outputs::addProperty);
    manifest.add(OUTPUTS, outputs);
    manifest.addProperty("started", started.toString());
    manifest.addProperty("seconds", facts.seconds());
    manifest.addProperty("ganglion", GanglionVersion.text());
    manifest.addProperty("java", System.getProperty("java.vendor") + " " + Runtime.version());
    manifest.addProperty("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    JsonArray command = new JsonArray();
    context.from().map(RunCheckpoint::commandLine).orElse(context.commandLine()).forEach(command::add);
    manifest.add("command", command);
    return manifest;
  }

  /**
   * Of the run that a model is from, the mean absolute errors of repeating the last value on its training part, by
   * target.
   *
   * @param model a run directory, or a file in one
   * @return empty if there is no manifest, or it is of no series
   */
  public static Map<String, Double> repeatingErrors(Path model) throws IOException {
    Path file = Files.isDirectory(model) ? model.resolve(FILE) : model.resolveSibling(FILE);
    Map<String, Double> errors = new TreeMap<>();
    if (Files.exists(file)) {
      JsonObject manifest = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      JsonObject data = manifest.getAsJsonObject("data");
      if (data.has(REPEATING)) {
        data.getAsJsonObject(REPEATING).entrySet()
            .forEach(error -> errors.put(error.getKey(), error.getValue().getAsDouble()));
      }
    }
    return errors;
  }

  /** Whether a manifest has the hash of a file. */
  public static boolean lists(JsonObject manifest, String file) {
    return manifest.has(OUTPUTS) && manifest.getAsJsonObject(OUTPUTS).has(file);
  }

  /** Adds the hash of a file that was made from the manifest itself. */
  static void list(JsonObject manifest, String file, ArtifactStore store) {
    manifest.getAsJsonObject(OUTPUTS).addProperty(file, store.hashes().get(file));
  }

  private static JsonObject data(PreparedData data, DataSection section) {
    JsonObject object = new JsonObject();
    object.addProperty("file", data.source().file());
    object.addProperty("sha256", data.sha256());
    object.addProperty("rows", data.source().table().rows());
    Map<String, String> jars = section.format().jars();
    if (!jars.isEmpty()) {
      object.add("jars", jars(jars));
    }
    section.split().groups().ifPresent(column -> object.add("groups", groups(column, data)));
    if (data.windows().isPresent()) {
      JsonObject errors = new JsonObject();
      RepeatedValues.trainingErrors(data).forEach((target, error) -> errors.add(target, Json.number(error)));
      object.add(REPEATING, errors);
    }
    return object;
  }

  /** By which column rows were kept together, and how many of its values are in each part that was drawn. */
  private static JsonObject groups(String column, PreparedData data) {
    Groups groups = Groups.of(data.source().table().column(column).orElseThrow());
    JsonObject object = new JsonObject();
    object.addProperty("column", column);
    object.addProperty("train", groups.among(data.rows().train()));
    object.addProperty("validation", groups.among(data.rows().validation()));
    object.addProperty("test", groups.among(data.rows().test()));
    return object;
  }

  /** Plug-in jars; built-in plug-ins are identified by the version of Ganglion. */
  public static JsonArray plugins(PluginCatalog plugins) {
    Map<String, String> hashes = new TreeMap<>();
    for (LoadedPlugin<?> plugin : plugins.all()) {
      plugin.sha256().ifPresent(hash -> hashes.put(plugin.origin(), hash));
    }
    return jars(hashes);
  }

  private static JsonArray jars(Map<String, String> hashes) {
    JsonArray array = new JsonArray();
    hashes.forEach((jar, hash) -> {
      JsonObject object = new JsonObject();
      object.addProperty("jar", jar);
      object.addProperty("sha256", hash);
      array.add(object);
    });
    return array;
  }
}
