package io.ganglion.experiments.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.ganglion.plugins.Sha256;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Looking into a run directory. */
public final class RunFolder {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int ID_DIGITS = 6;

  private RunFolder() {}

  /**
   * A name for the directory of a run that begins now: the time and, so that equal runs can be seen to be equal, the
   * beginning of a hash of what is run.
   */
  public static String newName(String what) {
    return TIME.format(Instant.now()) + "-"
        + Sha256.of(what.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
  }

  /**
   * The model of a finished run; it may be gone.
   *
   * @throws ProblemException if the folder is no run, or one that didn't finish: its manifest is written last
   */
  public static Path modelOf(Path run) {
    requireFinished(run);
    Path model = run.resolve(ExperimentRun.MODEL_FILE);
    if (!Files.exists(model) && !lists(run, ExperimentRun.MODEL_FILE)) {
      throw new ProblemException(ExitCode.DATA, new Problem("this run has no model: its training diverged",
          Place.at(run.toString()), "its " + RunLog.FILE + " gives the cause; change the experiment and run it again"));
    }
    return model;
  }

  /** Whether the manifest says that the run made a file; yes, if the manifest can't be read. */
  private static boolean lists(Path run, String file) {
    try {
      JsonObject manifest = JsonParser.parseString(Files.readString(run.resolve(Manifest.FILE))).getAsJsonObject();
      return manifest.getAsJsonObject("outputs").has(file);
    } catch (IOException | JsonParseException | IllegalStateException | NullPointerException e) {
      return true;
    }
  }

  /** Fails unless the folder is a run that has finished. */
  static void requireFinished(Path run) {
    if (!Files.exists(run.resolve(Manifest.FILE))) {
      boolean begun = Files.exists(run.resolve(RunLog.FILE));
      throw new ProblemException(ExitCode.DATA, new Problem(
          begun ? "this run isn't finished: it has no " + Manifest.FILE : "this is not a run directory",
          Place.at(run.toString()),
          begun ? "its " + RunLog.FILE + " shows its progress; run the experiment again"
              : "name a run directory, or the " + ExperimentRun.MODEL_FILE + " in one"));
    }
  }

  /** Fails unless the folder is a run that has not finished. */
  static void requireUnfinished(Path run) {
    if (Files.exists(run.resolve(Manifest.FILE))) {
      throw new ProblemException(ExitCode.DATA, new Problem("this run is already finished",
          Place.at(run.toString()), "run its resolved.yaml to repeat it"));
    }
    if (!Files.exists(run.resolve(RunLog.FILE))) {
      throw new ProblemException(ExitCode.DATA, new Problem("this is not a run directory", Place.at(run.toString()),
          "name the directory of a run that was stopped"));
    }
  }
}
