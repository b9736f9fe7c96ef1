package io.ganglion.runner.cli;

import io.ganglion.experiments.binding.SectionOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ganglion sweep}. */
@Command(name = "sweep",
    description = "Searches for the best settings of an experiment, and writes them as an experiment.")
final class SweepCommand implements Callable<Integer> {
  private static final String KIND = "sweep";

  private final Session session;

  @Mixin
  private StudyOptions study;

  @Option(names = "--over", paramLabel = "KEY=VALUES",
      description = "The settings to search, such as trainer=rprop,adam, network.layers.0.units=2..32 or"
          + " trainer.learning-rate=log:1e-3..1; may be repeated.")
  private List<String> over = new ArrayList<>();

  @Option(names = "--method", paramLabel = "METHOD",
      description = "The search method: sobol, random, grid or halving; sobol unless given.")
  private @Nullable String method;

  @Option(names = "--runs", paramLabel = "N", description = "The number of combinations of settings to try; 20 unless"
      + " given.")
  private @Nullable String runs;

  @Option(names = "--points", paramLabel = "N", description = "How many values a grid takes from a range; 5 unless"
      + " given.")
  private @Nullable String points;

  @Option(names = "--metric", paramLabel = "METRIC",
      description = "The metric that ranks the settings, of the validation part; validation.loss unless given.")
  private @Nullable String metric;

  @Option(names = "--seeds", paramLabel = "N",
      description = "The number of seeds for each combination; 1 unless given. The median decides.")
  private @Nullable String seeds;

  @Option(names = "--budget", paramLabel = "EPOCHS",
      description = "The epochs that all trainings may take together.")
  private @Nullable String budget;

  @Option(names = "--eta", paramLabel = "N",
      description = "For halving: one in N goes on, for N times the epochs; 3 unless given.")
  private @Nullable String eta;

  SweepCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return new StudyCall(session, StudyKind.SWEEP, study).run(options());
  }

  private List<SectionOption> options() {
    List<SectionOption> options = new ArrayList<>();
    over.forEach(value -> options.add(
        new SectionOption("--over", value, KIND + ".over", SectionOption.Form.ENTRY)));
    StudyOptions.add(options, KIND, "--method", method);
    StudyOptions.add(options, KIND, "--runs", runs);
    StudyOptions.add(options, KIND, "--points", points);
    StudyOptions.add(options, KIND, "--metric", metric);
    StudyOptions.add(options, KIND, "--seeds", seeds);
    StudyOptions.add(options, KIND, "--budget", budget);
    StudyOptions.add(options, KIND, "--eta", eta);
    return options;
  }
}
