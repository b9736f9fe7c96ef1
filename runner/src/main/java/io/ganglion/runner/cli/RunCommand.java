package io.ganglion.runner.cli;

import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.config.ResolvedYaml;
import io.ganglion.experiments.data.DataPreparation;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.events.RunEvent;
import io.ganglion.experiments.lint.LintFinding;
import io.ganglion.experiments.run.CheckpointFolder;
import io.ganglion.experiments.run.ExperimentRun;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.run.RunCheckpoint;
import io.ganglion.experiments.run.RunContext;
import io.ganglion.experiments.run.RunOutcome;
import io.ganglion.experiments.run.WarmStart;
import io.ganglion.experiments.runs.RunText;
import io.ganglion.experiments.runs.Runs;
import io.ganglion.experiments.start.RunCompletion;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.runner.log.RunLogFile;
import io.ganglion.runner.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import io.ganglion.runner.wiring.WiredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganglion run}. */
@Command(name = "run", description = "Trains the network of an experiment, and keeps everything in a run directory.")
final class RunCommand implements Callable<Integer> {
  private final Session session;

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "The experiment, a YAML file.")
  private @Nullable Path file;

  @Option(names = "--resume", paramLabel = "RUN",
      description = "Resumes the stopped run in this directory instead of starting one.")
  private @Nullable Path resumed;

  @Mixin
  private ExperimentOptions options;

  @Mixin
  private LintOptions lints;

  @Option(names = "--out", paramLabel = "DIR", defaultValue = "runs",
      description = "The folder for run directories; ${DEFAULT-VALUE} unless given.")
  private Path out;

  @Option(names = "--quiet", description = "Prints only errors.")
  private boolean quiet;

  @Option(names = "--json", description = "Prints the results of the run as one JSON object.")
  private boolean json;

  @Mixin
  private EventsOption events;

  RunCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    events.begin(session, json);
    if (resumed != null && RunCompletion.isDue(resumed)) {
      return complete(resumed);
    }
    RunOutcome outcome = resumed == null ? begin() : resume(resumed);
    if (!json) {
      outcome.notes().forEach(session.console(quiet)::say);
    }
    outcome.requireTrained();
    if (json) {
      session.out().print(Json.text(outcome.manifest()));
    } else if (!quiet && !events.haveStdout()) {
      Output.show(session, outcome.text());
    }
    return (outcome.targetMissed() ? ExitCode.NOT_REACHED : ExitCode.OK).code();
  }

  /** Only the end of the run is missing, for which nothing need be trained. */
  private int complete(Path run) {
    requireNoFile();
    RunCompletion.Completed completed = RunCompletion.complete(run, RunLogFile::open);
    session.console(quiet).warn(completed.warnings());
    completed.warnings().forEach(session.events()::warn);
    boolean isReached = completed.requireTrained();
    session.events().tell(new RunEvent.Result(completed.manifest()));
    try {
      if (json) {
        session.out().print(Json.text(completed.manifest()));
      } else if (!quiet && !events.haveStdout()) {
        Output.show(session, RunText.of(new Runs(out).find(run.toString()), session.program()));
      }
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA, new Problem("the run can't be read: " + Reason.of(e),
          Place.at(run.toString()), "check that it is readable"));
    }
    return (isReached ? ExitCode.OK : ExitCode.NOT_REACHED).code();
  }

  private void requireNoFile() {
    if (file != null) {
      throw new ParameterException(spec.commandLine(), "--resume takes no FILE: the run directory holds the"
          + " experiment");
    }
  }

  private RunOutcome begin() {
    if (file == null) {
      throw new MissingParameterException(spec.commandLine(), spec.positionalParameters().get(0), "");
    }
    LoadedExperiment loaded = options.load(file);
    PluginCatalog plugins = options.plugins(session, loaded);
    Experiment experiment = options.withPluginPaths(session, loaded, loaded.bind(plugins));
    PreparedData data = DataPreparation.prepare(experiment, loaded::place);
    Console console = session.console(quiet);
    List<LintFinding> findings = WarmStart.findings(experiment, data, plugins, loaded::place);
    lints.show(findings, session.console(quiet || json));
    RunContext context = new RunContext(loaded.text(), ResolvedYaml.write(experiment), out, session.program(),
        session.arguments(), Optional.empty(), findings, session.interruption(), !json, session.events());
    return WiredRun.run(experiment, data, context, plugins, console, session.machine());
  }

  /** The experiment is what the run directory says; {@code --set} may change what has no influence on the result. */
  private RunOutcome resume(Path run) {
    requireNoFile();
    Console console = session.console(quiet);
    RunCheckpoint from = CheckpointFolder.newest(run, console::say);
    LoadedExperiment loaded = options.load(run.resolve(ExperimentRun.RESOLVED_FILE));
    PluginCatalog plugins = options.plugins(session, loaded);
    Experiment experiment = options.withPluginPaths(session, loaded, loaded.bind(plugins));
    PreparedData data = DataPreparation.prepare(experiment, loaded::place);
    RunContext context = new RunContext(loaded.text(), ResolvedYaml.write(experiment),
        Objects.requireNonNull(run.toAbsolutePath().getParent()), session.program(), session.arguments(),
        Optional.of(from), WarmStart.findings(experiment, data, plugins, loaded::place), session.interruption(), !json,
        session.events());
    return WiredRun.resume(run, experiment, data, context, plugins, console, session.machine());
  }
}
