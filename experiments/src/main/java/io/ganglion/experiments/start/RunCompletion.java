package io.ganglion.experiments.start;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.ganglion.engine.store.Disk;
import io.ganglion.engine.store.WholeFile;
import io.ganglion.experiments.report.Report;
import io.ganglion.experiments.run.CheckpointFolder;
import io.ganglion.experiments.run.ExperimentRun;
import io.ganglion.experiments.run.Extras;
import io.ganglion.experiments.run.Manifest;
import io.ganglion.experiments.run.RunLock;
import io.ganglion.experiments.run.RunLog;
import io.ganglion.experiments.store.ArtifactStore;
import io.ganglion.experiments.study.FileJournal;
import io.ganglion.experiments.study.StudyFolder;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is left to do for a run that was killed after its manifest was written: its report is made, and what only an
 * unfinished run needs is removed. Nothing is trained, so that neither its data nor its plug-ins need be there.
 */
public final class RunCompletion {
  private final Path run;
  private final JsonObject manifest;

  private RunCompletion(Path run, JsonObject manifest) {
    this.run = run;
    this.manifest = manifest;
  }

  /** Whether a directory is that of such a run. One that can't be read isn't. */
  public static boolean isDue(Path run) {
    try {
      return Files.exists(run.resolve(Manifest.FILE)) && !Files.exists(run.resolve(StudyFolder.REQUEST))
          && of(run).isDue();
    } catch (IOException | JsonParseException | IllegalStateException | ClassCastException e) {
      return false;
    }
  }

  /**
   * Completes it.
   *
   * @param logs opens the run's log, which is continued
   * @return the manifest, and what is said of what couldn't be made
   * @throws ProblemException if a file can't be written, or the run is still running
   */
  public static Completed complete(Path run, RunLog.Opener logs) {
    try (RunLock lock = RunLock.take(run); RunLog log = logs.open(lock.log())) {
      ArtifactStore store = ArtifactStore.open(Disk.REAL, run);
      RunCompletion completion = of(run);
      Extras extras = new Extras(store, log.logger());
      extras.finish(completion.manifest);
      extras.tidy(() -> {
        new FileJournal(store, log.logger()).clear();
        if (completion.hasModel()) {
          CheckpointFolder.removeAll(store);
        }
      });
      log.logger().info("completed what was left to do after {}", Manifest.FILE);
      return new Completed(completion.manifest, extras.warnings());
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA, new Problem("the run can't be written: " + Reason.of(e),
          Place.at(run.toString()), "check that the folder can be written and the disk isn't full"));
    }
  }

  /**
   * A run that has been completed.
   *
   * @param warnings what is said of what couldn't be made
   */
  public record Completed(JsonObject manifest, List<Problem> warnings) {
    /**
     * Fails as the run would have.
     *
     * @return whether the target that the experiment sets was reached, and every fold was trained
     * @throws ProblemException if training diverged
     */
    public boolean requireTrained() {
      if (!Manifest.lists(manifest, ExperimentRun.MODEL_FILE)) {
        JsonObject finding = manifest.getAsJsonArray("diagnosis").get(0).getAsJsonObject();
        throw new ProblemException(ExitCode.NOT_REACHED, new Problem(finding.get("sentence").getAsString(),
            Place.at(manifest.get("run").getAsString()), "the likely cause is " + finding.get("cause").getAsString()
                + "; try " + finding.get("remedy").getAsString()));
      }
      return !manifest.has(Manifest.TARGET_REACHED) || manifest.get(Manifest.TARGET_REACHED).getAsBoolean();
    }
  }

  private static RunCompletion of(Path run) throws IOException {
    return new RunCompletion(run,
        JsonParser.parseString(Files.readString(run.resolve(Manifest.FILE))).getAsJsonObject());
  }

  private boolean isDue() throws IOException {
    return !Files.exists(run.resolve(Report.FILE)) || !Manifest.lists(manifest, Report.FILE)
        || !FileJournal.files(run).isEmpty() || hasModel() && !CheckpointFolder.numbers(run).isEmpty()
        || hasHalfWritten();
  }

  /** One that diverged keeps its checkpoints. */
  private boolean hasModel() {
    return Manifest.lists(manifest, ExperimentRun.MODEL_FILE);
  }

  private boolean hasHalfWritten() throws IOException {
    try (Stream<Path> files = Files.list(run)) {
      return files.anyMatch(WholeFile::isHalfWritten);
    }
  }
}
