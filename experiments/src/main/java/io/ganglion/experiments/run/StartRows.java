package io.ganglion.experiments.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.ResolvedYaml;
import io.ganglion.experiments.config.StartModel;
import io.ganglion.experiments.config.StartSection;
import io.ganglion.experiments.config.WrittenSettings;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether the model that a training starts from may have been trained on rows that are to measure it now. */
final class StartRows {
  private StartRows() {}

  /** A warning, if the model's run had the same data and other parts; empty, too, if there is no such run. */
  static Optional<Problem> seen(Experiment experiment, StartSection start, PreparedData data, Place place) {
    Path file = StartModel.file(start);
    Path manifest = file.resolveSibling(Manifest.FILE);
    Path resolved = file.resolveSibling(ExperimentRun.RESOLVED_FILE);
    boolean measures = data.parts().size() > 1 || experiment.data().split().kfold().isPresent();
    if (!measures || !Files.exists(manifest) || !Files.exists(resolved)) {
      return Optional.empty();
    }
    try {
      JsonObject facts = JsonParser.parseString(Files.readString(manifest)).getAsJsonObject();
      boolean same = facts.getAsJsonObject("data").get("sha256").getAsString().equals(data.sha256());
      return same && !parts(Files.readString(resolved)).equals(parts(ResolvedYaml.write(experiment)))
          ? Optional.of(new Problem("the model to start from was trained on the same data, divided by another seed or"
              + " another split", place, "rows of the test may be rows that it has learned, so the score is too good"
              + " for new ones", "write the seed and the split of its run, or start from a model of other data"))
          : Optional.empty();
    } catch (IOException | JsonParseException | IllegalStateException | NullPointerException | ProblemException e) {
      return Optional.empty(); // no run that this release can read, and so nothing that is known of it
    }
  }

  /** What decides which rows are in which part. */
  private static Map<String, String> parts(String resolved) {
    Map<String, String> parts = new TreeMap<>(WrittenSettings.of(resolved));
    parts.keySet().removeIf(key -> !key.equals("seed") && !key.startsWith("data.split"));
    return parts;
  }
}
