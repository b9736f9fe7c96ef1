package io.ganglion.experiments.study;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.run.GanglionVersion;
import io.ganglion.experiments.run.Manifest;
import io.ganglion.plugins.PluginCatalog;
import java.time.Instant;
import java.util.List;

/** The facts of a finished study: {@code manifest.json}, and what {@code --json} prints. */
public final class StudyManifest {
  private static final int FORMAT = 1;

  private StudyManifest() {}

  /**
   * The manifest.
   *
   * @param kind {@code compare} or {@code sweep}
   * @param name under which the result is found in it
   * @param command the arguments of the command that finished it
   */
  public static JsonObject of(String kind, Experiment experiment, StudyCheck check, String name, JsonObject result,
      StudyFolder folder, PluginCatalog plugins, List<String> command, Instant started, double seconds, int threads) {
    JsonObject manifest = new JsonObject();
    manifest.addProperty("format", FORMAT);
    manifest.addProperty("kind", kind);
    manifest.addProperty("run", folder.directory().toString());
    manifest.addProperty("name", experiment.name());
    manifest.addProperty("seed", experiment.seed());
    manifest.add(name, result);
    manifest.add("plugins", Manifest.plugins(plugins));
    JsonObject data = new JsonObject();
    check.data().forEach(data::addProperty);
    manifest.add("data", data);
    JsonObject outputs = new JsonObject();
    folder.hashes().forEach(outputs::addProperty);
    manifest.add("outputs", outputs);
    manifest.addProperty("started", started.toString());
    manifest.addProperty("seconds", seconds);
    manifest.addProperty("threads", threads);
    manifest.addProperty("ganglion", GanglionVersion.text());
    manifest.addProperty("java", System.getProperty("java.vendor") + " " + Runtime.version());
    manifest.addProperty("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    JsonArray words = new JsonArray();
    command.forEach(words::add);
    manifest.add("command", words);
    return manifest;
  }
}
