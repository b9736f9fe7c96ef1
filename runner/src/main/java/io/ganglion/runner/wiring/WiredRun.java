package io.ganglion.runner.wiring;

import com.google.inject.Guice;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.run.ExperimentRun;
import io.ganglion.experiments.run.RunContext;
import io.ganglion.experiments.run.RunOutcome;
import io.ganglion.experiments.start.RunStart;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ProblemException;
import io.ganglion.runner.log.RunLogFile;
import io.ganglion.runner.terminal.Console;
import io.ganglion.runner.terminal.ProgressLine;
import io.ganglion.runner.terminal.StudyProgressLine;
import java.nio.file.Path;

/** Runs of the command: put together by Guice, logged by log4j-core, shown on a console. */
public final class WiredRun {
  private WiredRun() {}

  /**
   * Makes the run directory and trains.
   *
   * @throws ProblemException if a file can't be written, or the run is interrupted
   */
  public static RunOutcome run(Experiment experiment, PreparedData data, RunContext context, PluginCatalog plugins,
      Console console, Machine machine) {
    return start(machine).run(experiment, data, context, plugins, new ProgressLine(console, machine.clock()),
        new StudyProgressLine(console, machine.clock()));
  }

  /**
   * Resumes a run that was stopped, in its directory.
   *
   * @throws ProblemException if it can't, or a file can't be written, or it is interrupted again
   */
  public static RunOutcome resume(Path run, Experiment experiment, PreparedData data, RunContext context,
      PluginCatalog plugins, Console console, Machine machine) {
    return start(machine).resume(run, experiment, data, context, plugins,
        new ProgressLine(console, machine.clock()), new StudyProgressLine(console, machine.clock()));
  }

  private static RunStart start(Machine machine) {
    return new RunStart(parts -> Guice.createInjector(new RunModule(parts)).getInstance(ExperimentRun.class),
        RunLogFile::open, machine.disk());
  }
}
