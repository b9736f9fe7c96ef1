package io.ganglion.experiments.bench;

import io.ganglion.api.Demand;
import io.ganglion.api.Trainer;
import io.ganglion.api.host.PluginKind;
import io.ganglion.engine.settings.LossChecks;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Every trainer on small problems, from the same initial weights. */
public final class TrainerBench {
  private TrainerBench() {}

  /** The problems, in order. */
  public static List<String> problems() {
    return List.of("xor", "encoder", "sine", "sine-fine", "iris", "breast-cancer", "two-spirals");
  }

  /**
   * What every trainer does on some problems.
   *
   * @param problems by name; all if empty
   * @param trainers by name; all if empty
   * @param breastCancer scikit-learn's table; without it, that problem is left out
   * @param budget propagations after which a start counts as not solved, if not as many as usual
   */
  public static List<TrainerScore> run(List<String> problems, List<String> trainers, Optional<Path> breastCancer,
      PluginCatalog catalog, int starts, OptionalInt budget, int threads) {
    requireAll(problems, problems(), "problem");
    requireAll(trainers, trainers().stream().map(PluginSpec::name).distinct().toList(), "trainer");
    if (problems.contains("breast-cancer") && breastCancer.isEmpty()) {
      throw new ProblemException(ExitCode.USAGE, new Problem("the problem 'breast-cancer' needs its table",
          Place.NOWHERE, "name it with --breast-cancer FILE"));
    }
    List<TrainerScore> scores = new ArrayList<>();
    for (Task task : new TrainerProblems(catalog).all(breastCancer)) {
      if (problems.isEmpty() || problems.contains(task.name())) {
        trainers().stream().filter(spec -> trainers.isEmpty() || trainers.contains(spec.name()))
            .forEach(spec -> scores.add(run(task.withBudget(budget.orElse(task.budget())), spec, catalog, starts,
                threads)));
      }
    }
    return scores;
  }

  private static void requireAll(List<String> names, List<String> known, String what) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw new ProblemException(ExitCode.USAGE, new Problem("there is no " + what + " '" + name + "'", Place.NOWHERE,
            "the " + what + "s are " + String.join(", ", known)));
      }
    }
  }

  /** All of Ganglion's own, with the settings that they are compared with. */
  static List<PluginSpec> trainers() {
    try (InputStream in = TrainerBench.class.getResourceAsStream("trainers.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(PluginSpec::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TrainerScore run(Task task, PluginSpec spec, PluginCatalog catalog, int starts, int threads) {
    Trainer<?> any = spec.create(PluginKind.TRAINER, catalog);
    if (any.demands().contains(Demand.LEAST_SQUARES) && !LossChecks.isSumOfSquares(task.loss())) {
      return new TrainerScore(task.name(), spec, List.of());
    }
    boolean drawsItself = catalog.find(PluginKind.TRAINER, spec.name()).orElseThrow().setting("seed").isPresent();
    return new TrainerScore(task.name(), spec, Starts.run(starts, threads, start -> {
      PluginSpec own = drawsItself ? spec.with("seed", Integer.toString(start + 1)) : spec;
      return Attempt.of(task, (Trainer<?>) own.create(PluginKind.TRAINER, catalog), start + 1);
    }));
  }
}
