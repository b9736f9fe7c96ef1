package io.ganglion.experiments.tensorboard;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ganglion.experiments.config.WrittenSettings;
import io.ganglion.experiments.events.EventSink;
import io.ganglion.experiments.events.RunEvent;
import io.ganglion.experiments.export.Protobuf;
import io.ganglion.problem.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a run, or a study, for TensorBoard: losses and metrics by epoch, histograms of the parameters, the experiment
 * as a text and its settings as hyperparameters. Of a study, each training has a folder of its own below {@link
 * #FOLDER}. The values are the same for the same run; the times beside them are those of the clock.
 */
public final class TensorBoardLog implements EventSink {
  /** The name within a run directory: TensorBoard looks for {@code tfevents}. */
  public static final String FILE = "events.out.tfevents.ganglion";
  /** The name within the directory of a study. */
  public static final String FOLDER = "tensorboard";
  /** Longer names are no names of folders. */
  private static final int LONGEST_NAME = 100;

  private final Path directory;
  private final InstantSource clock;
  private final EventFile file;

  private TensorBoardLog(Path directory, InstantSource clock) throws IOException {
    this.directory = directory;
    this.clock = clock;
    this.file = EventFile.open(directory.resolve(FILE), clock);
  }

  /** In a run directory, or that of a study; continues what is there. */
  public static TensorBoardLog in(Path directory) throws IOException {
    return in(directory, InstantSource.system());
  }

  static TensorBoardLog in(Path directory, InstantSource clock) throws IOException {
    return new TensorBoardLog(directory, clock);
  }

  @Override
  public String where() {
    return directory.resolve(FILE).toString();
  }

  @Override
  public void take(RunEvent event) throws IOException {
    if (event instanceof RunEvent.Directory begun) {
      if (file.isNew()) {
        begin(begun);
      }
    } else if (event instanceof RunEvent.Resumed resumed) {
      file.keepUntil(resumed.epoch());
    } else if (event instanceof RunEvent.Epoch epoch) {
      List<Protobuf> values = new ArrayList<>(List.of(Summaries.scalar("loss/train", epoch.trainingLoss())));
      epoch.validationLoss().ifPresent(loss -> values.add(Summaries.scalar("loss/validation", loss)));
      epoch.metricValue().ifPresent(value ->
          values.add(Summaries.scalar(epoch.metric().orElseThrow() + "/validation", value)));
      epoch.learningRate().ifPresent(rate -> values.add(Summaries.scalar("learning-rate", rate)));
      file.add(epoch.epoch(), Summaries.all(values));
    } else if (event instanceof RunEvent.Weights weights) {
      file.add(weights.epoch(), Summaries.histogram("parameters/" + weights.layer() + " " + weights.kind(), weights));
    } else if (event instanceof RunEvent.TrialEnded trial) {
      write(trial);
    } else if (event instanceof RunEvent.Result result && result.manifest().has("splits")) {
      file.add(result.manifest().get("keptEpoch").getAsInt(), Summaries.all(scores(result.manifest())));
      file.add(result.manifest().get("keptEpoch").getAsInt(), Summaries.ended(true, seconds()));
    }
  }

  private void begin(RunEvent.Directory begun) throws IOException {
    file.add(0, Summaries.text("experiment", "    " + begun.experiment().stripTrailing().replace("\n", "\n    ")));
    if (begun.kind().equals("run")) {
      Map<String, String> settings = new LinkedHashMap<>(WrittenSettings.of(begun.experiment()));
      settings.keySet().removeIf(key -> !isHyperparameter(key));
      file.add(0, Summaries.settings(settings, "", seconds()));
    }
  }

  /** Whether a setting is one of network, loss, trainer or training. */
  private static boolean isHyperparameter(String key) {
    return key.equals("seed") || key.startsWith("network.") || key.startsWith("loss.") || key.startsWith("trainer.")
        || key.startsWith("training.") && !key.startsWith("training.checkpoint");
  }

  /** What is kept in the end, by part of the data: {@code kept/accuracy/test}. */
  private static List<Protobuf> scores(JsonObject manifest) {
    List<Protobuf> values = new ArrayList<>();
    for (Map.Entry<String, JsonElement> part : manifest.getAsJsonObject("splits").entrySet()) {
      for (Map.Entry<String, JsonElement> score : part.getValue().getAsJsonObject().entrySet()) {
        if (!score.getKey().equals("examples") && score.getValue().isJsonPrimitive()) {
          values.add(Summaries.scalar("kept/" + score.getKey() + "/" + part.getKey(), score.getValue().getAsDouble()));
        }
      }
    }
    return values;
  }

  /** A training of a study, whole: what was written of it before, when the study was stopped, is written again. */
  private void write(RunEvent.TrialEnded trial) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(FOLDER).resolve(folderName(trial.trial())));
    Files.deleteIfExists(folder.resolve(FILE));
    try (EventFile events = EventFile.open(folder.resolve(FILE), clock)) {
      events.add(0, Summaries.settings(trial.settings(), "", seconds() - trial.seconds()));
      for (List<Double> point : trial.curve()) {
        List<Protobuf> values = new ArrayList<>(List.of(Summaries.scalar("loss/train", point.get(1))));
        if (point.size() > 2) {
          values.add(Summaries.scalar("loss/validation", point.get(2)));
        }
        events.add(point.get(0).intValue(), Summaries.all(values));
      }
      List<Protobuf> scores = new ArrayList<>();
      trial.scores().forEach((part, score) ->
          score.forEach((name, value) -> scores.add(Summaries.scalar("kept/" + name + "/" + part, value))));
      events.add(trial.keptEpoch(), Summaries.all(scores));
      events.add(trial.keptEpoch(), Summaries.ended(trial.failure().isEmpty(), seconds()));
    }
  }

  /** A trial's name as that of a folder on every system; no two of a study become the same. */
  private static String folderName(String trial) {
    String name = SafeText.line(trial).replaceAll("[^\\p{L}\\p{N} ._,+=-]", "_").strip();
    return name.length() <= LONGEST_NAME && name.equals(trial) && !name.startsWith(".") ? name
        : name.substring(0, Math.min(name.length(), LONGEST_NAME)).replaceFirst("^\\.", "_") + "-"
            + Integer.toHexString(trial.hashCode());
  }

  private double seconds() {
    return clock.millis() / 1e3;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
