package io.ganglion.runner.cli;

import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.data.DataPreparation;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.run.ExperimentGradcheck;
import io.ganglion.experiments.run.Json;
import io.ganglion.plugins.PluginCatalog;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion gradcheck}. */
@Command(name = "gradcheck",
    description = "Checks the gradients of an experiment's network, activations and loss against finite differences.")
final class GradcheckCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "FILE", description = "The experiment, a YAML file.")
  private Path file;

  @Mixin
  private ExperimentOptions options;

  @Option(names = "--json", description = "Prints the results as one JSON object.")
  private boolean json;

  GradcheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    LoadedExperiment loaded = options.load(file);
    PluginCatalog plugins = options.plugins(session, loaded);
    Experiment experiment = loaded.bind(plugins);
    PreparedData data = DataPreparation.prepare(experiment, loaded::place);
    ExperimentGradcheck check = ExperimentGradcheck.of(experiment, data, plugins);
    Output.show(session, json ? Json.text(check.toJson()) : check.table());
    if (!json) {
      check.problem().ifPresent(problem -> {
        throw problem;
      });
    }
    return check.exitCode().code();
  }
}
