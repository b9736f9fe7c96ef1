package io.ganglion.experiments.start;

import io.ganglion.engine.store.CheckpointException;
import io.ganglion.engine.store.Disk;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.OutputSection;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.events.EventLines;
import io.ganglion.experiments.events.RunEvent;
import io.ganglion.experiments.events.RunEvents;
import io.ganglion.experiments.run.RunContext;
import io.ganglion.experiments.run.RunFolder;
import io.ganglion.experiments.run.RunLock;
import io.ganglion.experiments.run.RunLog;
import io.ganglion.experiments.run.RunOutcome;
import io.ganglion.experiments.run.RunProgress;
import io.ganglion.experiments.store.ArtifactStore;
import io.ganglion.experiments.study.StudyProgress;
import io.ganglion.experiments.tensorboard.TensorBoardLog;
import io.ganglion.plugins.PlainThrowable;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginFault;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Starts runs: makes or opens the run directory, locks it, opens the log, trains, and names what failed. */
public final class RunStart {
  private final RunAssembly assembly;
  private final RunLog.Opener logs;
  private final Disk disk;

  public RunStart(RunAssembly assembly, RunLog.Opener logs) {
    this(assembly, logs, Disk.REAL);
  }

  /** @param disk what writes the files of the run directory */
  public RunStart(RunAssembly assembly, RunLog.Opener logs, Disk disk) {
    this.assembly = assembly;
    this.logs = logs;
    this.disk = disk;
  }

  /**
   * Makes the run directory and trains.
   *
   * @throws ProblemException if a file can't be written, or the run is interrupted
   */
  public RunOutcome run(Experiment experiment, PreparedData data, RunContext context, PluginCatalog plugins,
      RunProgress progress, StudyProgress foldProgress) {
    return reportingFailures(context.runs(), () -> {
      ArtifactStore store = ArtifactStore.createIn(disk, context.runs().resolve(experiment.name()),
          RunFolder.newName(context.resolved() + data.sha256()));
      return logged(store, log -> new RunAssembly.Parts(experiment, context, data, plugins, store, progress,
          foldProgress, log.logger()));
    });
  }

  /**
   * Resumes a run that was stopped, in its directory.
   *
   * @throws ProblemException if it can't, or a file can't be written, or it is interrupted again
   */
  public RunOutcome resume(Path run, Experiment experiment, PreparedData data, RunContext context,
      PluginCatalog plugins, RunProgress progress, StudyProgress foldProgress) {
    return reportingFailures(run, () -> {
      ArtifactStore store = ArtifactStore.open(disk, run);
      return logged(store, log -> new RunAssembly.Parts(experiment, context, data, plugins, store, progress,
          foldProgress, log.logger()));
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
      throw new ProblemException(ExitCode.DATA, new Problem("the run can't be written: " + Reason.of(e),
          Place.at(where.toString()), "check that the folder can be written and the disk isn't full"));
    }
  }

  private RunOutcome logged(ArtifactStore store, Function<RunLog, RunAssembly.Parts> parts) throws IOException {
    try (RunLock lock = RunLock.take(store.directory()); RunLog log = logs.open(lock.log())) {
      try {
        RunAssembly.Parts of = parts.apply(log);
        addOutputs(of.experiment(), store.directory(), of.context().events());
        of.context().events().tell(new RunEvent.Directory("run", store.directory().toString(), of.experiment().name(),
            of.experiment().seed(), of.context().resolved()));
        return run(of, log);
      } catch (RuntimeException e) { // the log, too, is a file of the run
        Optional<IOException> unwritten = log.failure(e);
        if (unwritten.isPresent()) {
          throw unwritten.get();
        }
        throw e;
      }
    }
  }

  /** Has events written into the directory of a run or study, as its experiment says. */
  public static void addOutputs(Experiment experiment, Path directory, RunEvents events) throws IOException {
    OutputSection output = experiment.output().orElseGet(OutputSection::new);
    if (output.events()) {
      events.add(EventLines.in(directory.resolve(EventLines.FILE)));
    }
    if (output.tensorboard()) {
      events.add(TensorBoardLog.in(directory));
    }
  }

  private RunOutcome run(RunAssembly.Parts parts, RunLog log) throws IOException {
    try {
      return assembly.assemble(parts).run();
    } catch (ProblemException e) {
      throw e;
    } catch (Throwable e) { // a plug-in may throw anything
      log.logger().error("the run failed", PlainThrowable.of(e));
      Optional<ProblemException> fault = PluginFault.in(parts.plugins())
          .of(e, () -> parts.store().directory().resolve(RunLog.FILE).toString());
      if (fault.isPresent()) {
        throw fault.get();
      }
      if (e instanceof CheckpointException checkpoint) {
        throw new ProblemException(ExitCode.PLUGIN,
            new Problem(Objects.requireNonNull(e.getMessage()), Place.NOWHERE, checkpoint.help()));
      }
      if (e instanceof UncheckedIOException unchecked) {
        throw unchecked.getCause();
      }
      throw e;
    }
  }
}
