package io.ganglion.experiments.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.api.host.KebabCase;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.diagnosis.Note;
import io.ganglion.experiments.store.ArtifactStore;
import io.ganglion.plugins.LoadedPlugin;
import io.ganglion.plugins.PluginCatalog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The facts of a finished run: {@code manifest.json}, and what {@code run --json} prints. */
public final class Manifest {
  /** The file's name within the run directory. */
  public static final String FILE = "manifest.json";
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
    manifest.addProperty("repeatable", facts.end().repeatable());
    manifest.addProperty("epochs", facts.end().epochs());
    manifest.addProperty("keptEpoch", facts.end().keptEpoch());
    manifest.addProperty("network", facts.network().shape());
    manifest.addProperty("parameters", facts.network().parameterCount());
    JsonArray activations = new JsonArray();
    experiment.network().layers().forEach(layer -> activations.add(Summary.named(layer)));
    manifest.add("activations", activations);
    manifest.add("layers", NetworkJson.of(facts.network().layers(),
        number -> experiment.network().layer(number).function().map(Summary::named).orElse("")));
    manifest.addProperty("loss", Summary.loss(experiment.loss()));
    manifest.addProperty("trainer", experiment.trainer().name());
    manifest.addProperty("precision", KebabCase.ofConstant(experiment.runtime().precision()));
    JsonObject splits = new JsonObject();
    facts.end().scores().forEach((part, score) -> splits.add(part, Json.of(score)));
    manifest.add("splits", splits);
    facts.folds().ifPresent(folds -> manifest.add("folds", folds.facts()));
    manifest.add("data", data(subject.data()));
    manifest.add("warnings", DataFacts.json(context.lints()));
    manifest.add("diagnosis", Json.ofNotes(notes.stream().filter(Note::holds).toList()));
    manifest.add("plugins", plugins(subject.plugins()));
    JsonObject outputs = new JsonObject();
    store.hashes().forEach(outputs::addProperty);
    manifest.add("outputs", outputs);
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

  /** Adds the hash of a file that was made from the manifest itself. */
  static void list(JsonObject manifest, String file, ArtifactStore store) {
    manifest.getAsJsonObject("outputs").addProperty(file, store.hashes().get(file));
  }

  private static JsonObject data(PreparedData data) {
    JsonObject object = new JsonObject();
    object.addProperty("file", data.source().file());
    object.addProperty("sha256", data.sha256());
    object.addProperty("rows", data.source().table().rows());
    return object;
  }

  /** Plug-in jars; built-in plug-ins are identified by the version of Ganglion. */
  public static JsonArray plugins(PluginCatalog plugins) {
    Map<String, String> hashes = new TreeMap<>();
    for (LoadedPlugin<?> plugin : plugins.all()) {
      plugin.sha256().ifPresent(hash -> hashes.put(plugin.origin(), hash));
    }
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
