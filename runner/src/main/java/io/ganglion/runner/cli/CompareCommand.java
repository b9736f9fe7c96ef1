package io.ganglion.runner.cli;

import io.ganglion.experiments.binding.SectionOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ganglion compare}. */
@Command(name = "compare",
    description = "Trains variants of an experiment with the same seeds, and says which is better, and by how much.")
final class CompareCommand implements Callable<Integer> {
  private static final String KIND = "compare";

  private final Session session;

  @Mixin
  private StudyOptions study;

  @Option(names = "--vary", paramLabel = "KEY=VALUE,…",
      description = "The settings to vary, such as trainer=backprop,rprop; if repeated, every combination.")
  private List<String> vary = new ArrayList<>();

  @Option(names = "--seeds", paramLabel = "N", description = "The number of seeds for each variant; 10 unless given.")
  private @Nullable String seeds;

  @Option(names = "--baseline", paramLabel = "VARIANT", description = "The baseline variant, with which the others are"
      + " compared.")
  private @Nullable String baseline;

  @Option(names = "--metric", paramLabel = "METRIC", description = "The metric to compare, such as test.accuracy.")
  private @Nullable String metric;

  @Option(names = "--target", paramLabel = "LOSS", description = "Adds the number of epochs until the training loss is"
      + " this low.")
  private @Nullable String target;

  @Option(names = "--until", paramLabel = "WIDTH",
      description = "Adds seeds until the confidence intervals are at most this wide: 0.05 is ±5 %%.")
  private @Nullable String until;

  @Option(names = "--max-seeds", paramLabel = "N", description = "The largest number of seeds for --until; 100 unless"
      + " given.")
  private @Nullable String maxSeeds;

  @Option(names = "--tune", paramLabel = "N",
      description = "First tunes the step size of each variant on validation data, with N trainings.")
  private @Nullable String tune;

  CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return new StudyCall(session, StudyKind.COMPARE, study).run(options());
  }

  private List<SectionOption> options() {
    List<SectionOption> options = new ArrayList<>();
    vary.forEach(value -> options.add(
        new SectionOption("--vary", value, KIND + ".vary", SectionOption.Form.ENTRY)));
    StudyOptions.add(options, KIND, "--seeds", seeds);
    StudyOptions.add(options, KIND, "--baseline", baseline);
    StudyOptions.add(options, KIND, "--metric", metric);
    StudyOptions.add(options, KIND, "--target", target);
    StudyOptions.add(options, KIND, "--until", until);
    StudyOptions.add(options, KIND, "--max-seeds", maxSeeds);
    StudyOptions.add(options, KIND, "--tune", tune);
    return options;
  }
}
