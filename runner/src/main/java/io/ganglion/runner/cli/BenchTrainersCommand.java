package io.ganglion.runner.cli;

import io.ganglion.experiments.bench.TrainerBench;
import io.ganglion.experiments.bench.TrainerReport;
import io.ganglion.experiments.bench.TrainerScore;
import io.ganglion.experiments.run.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ganglion bench trainers}. */
@Command(name = "trainers", description = "Trains small problems with every trainer: how many of 20 initializations it"
    + " solves, at what cost. These are the tables of docs/trainers.md.")
final class BenchTrainersCommand implements Callable<Integer> {
  private static final int STARTS = 20;

  private final Session session;

  @Option(names = "--problem", paramLabel = "NAME", split = ",",
      description = "Only these problems: xor, encoder, sine, sine-fine, iris, breast-cancer, two-spirals.")
  private List<String> problems = List.of();

  @Option(names = "--trainer", paramLabel = "NAME", split = ",", description = "Only these trainers.")
  private List<String> trainers = List.of();

  @Option(names = "--budget", paramLabel = "N",
      description = "The budget of propagations after which a training counts as not solved, instead of the usual one.")
  private @Nullable Integer budget;

  @Option(names = "--breast-cancer", paramLabel = "FILE",
      description = "scikit-learn's breast_cancer.csv, which isn't shipped with Ganglion; without it, that problem is"
          + " left out.")
  private @Nullable Path breastCancer;

  @Mixin
  private BenchOptions options;

  BenchTrainersCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<TrainerScore> scores = TrainerBench.run(problems, trainers, Optional.ofNullable(breastCancer),
        session.plugins(), options.runs().orElse(STARTS),
        budget == null ? OptionalInt.empty() : OptionalInt.of(budget), options.threads());
    Output.show(session, options.json ? Json.text(TrainerReport.json(scores)) : TrainerReport.text(scores));
    return 0;
  }
}
