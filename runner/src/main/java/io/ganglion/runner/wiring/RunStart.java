package io.ganglion.runner.wiring;

import com.google.inject.Guice;
import io.ganglion.engine.store.CheckpointException;
import io.ganglion.runner.config.Experiment;
import io.ganglion.runner.data.PreparedData;
import io.ganglion.runner.plugins.PluginCatalog;
import io.ganglion.runner.problem.ExitCode;
import io.ganglion.runner.problem.Place;
import io.ganglion.runner.problem.Problem;
import io.ganglion.runner.problem.ProblemException;
import io.ganglion.runner.run.ExperimentRun;
import io.ganglion.runner.run.RunContext;
import io.ganglion.runner.run.RunFolder;
import io.ganglion.runner.run.RunLock;
import io.ganglion.runner.run.RunLog;
import io.ganglion.runner.run.RunOutcome;
import io.ganglion.runner.store.ArtifactStore;
import io.ganglion.runner.store.Disk;
import io.ganglion.runner.store.Reason;
import io.ganglion.runner.terminal.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.apache.logging.log4j.core.appender.AppenderLoggingException;

/** From a checked experiment and its data to a finished run. */
public final class RunStart {
  private RunStart() {}

  /**
   * Makes the run directory and trains.
   *
   * @throws ProblemException if a file can't be written, or the run is interrupted
   */
  public static RunOutcome run(Experiment experiment, PreparedData data, RunContext context, PluginCatalog plugins,
      Console console) {
    return run(experiment, data, context, plugins, console, Disk.REAL);
  }

  static RunOutcome run(Experiment experiment, PreparedData data, RunContext context, PluginCatalog plugins,
      Console console, Disk disk) {
    return reportingFailures(context.runs(), () -> {
      ArtifactStore store =
          ArtifactStore.createIn(disk, context.runs().resolve(experiment.name()),
              RunFolder.newName(context.resolved() + data.sha256()));
      try (RunLock lock = RunLock.take(store.directory()); RunLog log = lock.openLog()) {
        return run(experiment, context, data, plugins, store, console, log);
      }
    });
  }

  /**
   * Goes on in the directory of a run that was stopped.
   *
   * @throws ProblemException if it can't, or a file can't be written, or it is interrupted again
   */
  public static RunOutcome resume(Path run, Experiment experiment, PreparedData data, RunContext context,
      PluginCatalog plugins, Console console) {
    return reportingFailures(run, () -> {
      try (RunLock lock = RunLock.take(run); RunLog log = lock.openLog()) {
        return run(experiment, context, data, plugins, ArtifactStore.open(Disk.REAL, run), console, log);
      }
    });
  }

  /** What writes files. */
  private interface Writing {
    RunOutcome run() throws IOException;
  }

  private static RunOutcome reportingFailures(Path where, Writing writing) {
    try {
      return writing.run();
    } catch (IOException e) {
      throw notWritten(where, e);
    } catch (AppenderLoggingException e) { // the log, too, is a file of the run
      if (e.getCause() instanceof IOException cause) {
        throw notWritten(where, cause);
      }
      throw e;
    }
  }

  private static ProblemException notWritten(Path where, IOException e) {
    return new ProblemException(ExitCode.DATA, new Problem("the run can't be written: " + Reason.of(e),
        Place.at(where.toString()), "check that the folder can be written and the disk isn't full"));
  }

  private static RunOutcome run(Experiment experiment, RunContext context, PreparedData data, PluginCatalog plugins,
      ArtifactStore store, Console console, RunLog log) throws IOException {
    try {
      return Guice.createInjector(
              new RunModule(experiment, context, data, plugins, store, console, log.logger()))
          .getInstance(ExperimentRun.class)
          .run();
    } catch (ProblemException e) {
      throw e;
    } catch (CheckpointException e) {
      log.logger().error("the run failed", e);
      throw new ProblemException(ExitCode.PLUGIN,
          new Problem(Objects.requireNonNull(e.getMessage()), Place.NOWHERE, e.help()));
    } catch (UncheckedIOException e) {
      log.logger().error("the run failed", e);
      throw e.getCause();
    } catch (IOException | RuntimeException | Error e) {
      log.logger().error("the run failed", e);
      Optional<ProblemException> fault = new PluginFault(plugins).of(e, store.directory().resolve(RunLog.FILE));
      if (fault.isPresent()) {
        throw fault.get();
      }
      throw e;
    }
  }
}
