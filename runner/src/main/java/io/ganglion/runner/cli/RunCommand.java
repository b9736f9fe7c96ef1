package io.ganglion.runner.cli;

import io.ganglion.runner.config.Experiment;
import io.ganglion.runner.config.LoadedExperiment;
import io.ganglion.runner.config.ResolvedYaml;
import io.ganglion.runner.plugins.PluginCatalog;
import io.ganglion.runner.problem.ExitCode;
import io.ganglion.runner.problem.Place;
import io.ganglion.runner.problem.Problem;
import io.ganglion.runner.problem.ProblemException;
import io.ganglion.runner.run.DataPreparation;
import io.ganglion.runner.run.Json;
import io.ganglion.runner.run.PreparedData;
import io.ganglion.runner.run.RunContext;
import io.ganglion.runner.run.RunOutcome;
import io.ganglion.runner.wiring.RunStart;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ganglion run}. */
@Command(name = "run", description = "Trains what an experiment says and keeps everything in a run directory.")
final class RunCommand implements Callable<Integer> {
  private final Session session;

  @Mixin
  private ExperimentOptions options;

  @Option(names = "--out", paramLabel = "DIR", defaultValue = "runs",
      description = "Where run directories are made; ${DEFAULT-VALUE} unless given.")
  private Path out;

  @Option(names = "--quiet", description = "Prints nothing but errors.")
  private boolean quiet;

  @Option(names = "--json", description = "Prints the facts of the run as one JSON object.")
  private boolean json;

  RunCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    LoadedExperiment loaded = options.load();
    PluginCatalog plugins = options.plugins(session, loaded);
    Experiment experiment = loaded.bind(plugins);
    PreparedData data = DataPreparation.prepare(experiment, loaded::place);
    RunContext context =
        new RunContext(loaded.text(), ResolvedYaml.write(experiment), out, session.program(), session.arguments());
    RunOutcome outcome = RunStart.run(experiment, data, context, plugins, session.console(quiet));
    if (outcome.manifest().isEmpty()) {
      throw new ProblemException(ExitCode.NOT_REACHED, new Problem(outcome.text(), Place.NOWHERE,
          "try a smaller learning rate or step, 'data: {scale: standard}', or narrower start weights"));
    }
    if (json) {
      session.out().print(Json.text(outcome.manifest().get()));
    } else if (!quiet) {
      session.out().print(outcome.text());
    }
    return (outcome.targetMissed() ? ExitCode.NOT_REACHED : ExitCode.OK).code();
  }
}
