package io.ganglion.runner.cli;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How much is computed, and how fast. */
final class BenchOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--runs", paramLabel = "N",
      description = "The number of trainings of each kind, 1 or more, instead of the publication's.")
  private @Nullable Integer runs;

  @Option(names = "--threads", paramLabel = "N",
      description = "The number of trainings at once, 1 or more; one for each core unless given. It has no influence"
          + " on results.")
  private @Nullable Integer threads;

  @Option(names = "--json", description = "Prints the results as JSON.")
  boolean json;

  OptionalInt runs() {
    return runs == null ? OptionalInt.empty() : OptionalInt.of(positive("--runs", runs));
  }

  int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : positive("--threads", threads);
  }

  private int positive(String option, int value) {
    if (value < 1) {
      throw new ParameterException(spec.commandLine(), option + " must be 1 or greater, but is " + value);
    }
    return value;
  }
}
