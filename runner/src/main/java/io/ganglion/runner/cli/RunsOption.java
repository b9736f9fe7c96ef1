package io.ganglion.runner.cli;

import io.ganglion.experiments.runs.Runs;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where runs are looked for. */
final class RunsOption {
  /** How a run can be named. */
  static final String NAMED =
      "A run: the beginning of its name, of its time or of its hash; latest; or a run directory.";

  @Option(names = "--runs", paramLabel = "DIR", defaultValue = "runs",
      description = "The folder of the run directories; ${DEFAULT-VALUE} unless given.")
  private Path folder;

  Path folder() {
    return folder;
  }

  Runs runs() {
    return new Runs(folder);
  }
}
