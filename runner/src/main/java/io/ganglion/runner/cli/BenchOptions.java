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
      description = "How many trainings of each kind, 1 or more, instead of as many as the publication has.")
  private @Nullable Integer runs;

  @Option(names = "--threads", paramLabel = "N",
      description = "How many trainings at once, 1 or more; as many as there are cores unless given. The digits are the"
          + " same.")
  private @Nullable Integer threads;

  @Option(names = "--json", description = "Prints the figures as JSON.")
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
