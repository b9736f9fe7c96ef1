package io.ganglion.runner.cli;

import io.ganglion.runner.config.Experiment;
import io.ganglion.runner.config.LoadedExperiment;
import io.ganglion.runner.run.DataPreparation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ganglion check}. */
@Command(name = "check", description = "Says \"ok\", or everything that is wrong with an experiment and its data.")
final class CheckCommand implements Callable<Integer> {
  private final Session session;

  @Mixin
  private ExperimentOptions options;

  CheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    LoadedExperiment loaded = options.load();
    Experiment experiment = loaded.bind(options.plugins(session, loaded));
    DataPreparation.prepare(experiment, loaded::place);
    session.out().print("ok\n");
    return 0;
  }
}
