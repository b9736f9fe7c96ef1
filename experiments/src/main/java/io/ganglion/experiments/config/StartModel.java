package io.ganglion.experiments.config;

import io.ganglion.experiments.binding.SectionType;
import io.ganglion.plugins.Sha256;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** The file of the model that an experiment starts from. */
public final class StartModel {
  /** What a model is called in a run directory. */
  public static final String FILE = "model.ganglion";

  private StartModel() {}

  /** A run directory's model, or the file itself. */
  public static Path file(StartSection start) {
    return Files.isDirectory(start.model()) ? start.model().resolve(FILE) : start.model();
  }

  /**
   * The section with the hash of its model, so that whatever knows the settings knows the model.
   *
   * @throws ProblemException if there is none, or it is another than the one that the section names
   */
  static StartSection identified(StartSection start, Function<String, Place> places) {
    Path file = file(start);
    String found;
    try {
      found = Sha256.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA, new Problem(Files.exists(start.model())
          ? Files.exists(file) ? "the model to start from can't be read: " + Reason.of(e)
              : "'" + start.model() + "' has no " + FILE + " to start from"
          : "there is no model '" + start.model() + "' to start from", places.apply("start.model"),
          "name the directory of a finished run, or the " + FILE + " in it"));
    }
    if (!start.sha256().isEmpty() && !start.sha256().equals(found)) {
      throw new ProblemException(ExitCode.DATA, new Problem("the model to start from was changed: its SHA-256 was "
          + start.sha256() + " and is " + found, places.apply("start.sha256"), "give the model that it was, or remove"
          + " 'sha256'"));
    }
    return SectionType.with(start, "sha256", found);
  }
}
