package io.ganglion.runner.cli;

import io.ganglion.engine.model.Model;
import io.ganglion.experiments.run.ExperimentRun;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The model of a command. */
final class ModelArgument {
  @Parameters(index = "0", paramLabel = "MODEL", description = "A run directory, or its " + ExperimentRun.MODEL_FILE
      + "; or the run by the beginning of its name, its time or its hash, or latest.")
  private Path given;

  @Mixin
  private ModelReading reading;

  /** As it was given. */
  Path given() {
    return given;
  }

  /** Reads it. */
  Model model(Session session) {
    ModelReading.Reader reader = reading.reader(session);
    return reader.model(file());
  }

  /** Its file. */
  Path file() {
    return reading.file(given);
  }

  /** A path; or the directory of the run that is named. */
  Path place() {
    return reading.place(given);
  }
}
