package io.ganglion.experiments.compare;

import io.ganglion.experiments.binding.Dimension;
import io.ganglion.experiments.study.StudyMetric;
import io.ganglion.experiments.study.Trial;
import io.ganglion.experiments.study.TrialResult;
import io.ganglion.experiments.study.TrialRunner;
import io.ganglion.experiments.study.Variant;
import io.ganglion.experiments.sweep.Sobol;
import io.ganglion.plugins.PluginCatalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Gives every variant the same chance: the same number of trainings with other step sizes, on a seed that isn't
 * compared, of which the one with the lowest validation loss is kept. The first is the variant as it is written; the
 * others lie evenly, by their logarithms, from a 32nd of that to 32 times as much. A trainer that chooses its steps
 * itself has no step size to tune.
 */
final class Tuning {
  /** What says how large the first steps are; of a trainer that has several of these, the first one. */
  static final List<String> STEPS = List.of("learning-rate", "initial-step", "initial-damping");
  /** Chosen: three decades in all, so that a default made for other data is no handicap. */
  private static final double FACTOR = 32;
  private static final StudyMetric METRIC = new StudyMetric("validation", "loss");

  private final List<Variant> variants;
  /** Of each variant, what is tried, first of all nothing. */
  private final List<List<Variant>> tries;
  private final long seed;

  private Tuning(List<Variant> variants, List<List<Variant>> tries, long seed) {
    this.variants = variants;
    this.tries = tries;
    this.seed = seed;
  }

  /** @param runs how many trainings of each variant, at least 1 */
  static Tuning of(List<Variant> variants, int runs, long seed, PluginCatalog plugins) {
    return new Tuning(variants, variants.stream().map(variant -> tries(variant, runs, plugins)).toList(), seed);
  }

  private static List<Variant> tries(Variant variant, int runs, PluginCatalog plugins) {
    List<Variant> tries = new ArrayList<>(List.of(variant));
    Map<String, Object> settings = variant.experiment().trainer().settings();
    Optional<String> step = STEPS.stream().filter(settings::containsKey).findFirst();
    if (step.isPresent()) {
      double written = (Double) Objects.requireNonNull(settings.get(step.get()));
      Dimension sizes = Dimension.logarithmic("trainer." + step.get(), written / FACTOR, written * FACTOR);
      for (int i = 1; i < runs; i++) {
        tries.add(variant.with(sizes.at(Sobol.point(i + 1, 1)[0]), plugins));
      }
    }
    return tries;
  }

  /** The trainings that it takes. */
  List<Trial> trials() {
    return tries.stream().flatMap(List::stream)
        .map(variant -> variant.trial(seed, OptionalDouble.empty())).toList();
  }

  /** The variants as they are best; empty if it was interrupted. */
  Optional<List<Variant>> run(TrialRunner runner) throws IOException {
    List<Optional<TrialResult>> results = runner.run(trials());
    if (results.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<Variant> tuned = new ArrayList<>();
    int from = 0;
    for (List<Variant> each : tries) {
      double[] losses = results.subList(from, from + each.size()).stream()
          .mapToDouble(result -> result.get().score(METRIC).orElse(Double.POSITIVE_INFINITY)).toArray();
      double least = Arrays.stream(losses).min().getAsDouble();
      int best = 0;
      while (losses[best] != least) {
        best++;
      }
      tuned.add(each.get(best));
      from += each.size();
    }
    return Optional.of(tuned);
  }

  /** What was changed of each variant, in words. */
  String summary(List<Variant> tuned) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < tuned.size(); i++) {
      Map<String, String> before = variants.get(i).changes().texts();
      Map<String, String> after = tuned.get(i).changes().texts();
      String what = after.entrySet().stream().filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
          .map(entry -> entry.getKey().replace("trainer.", "") + " " + entry.getValue())
          .findFirst().orElse(tries.get(i).size() == 1 ? "no step size to tune" : "as written");
      texts.add(tuned.get(i).name() + " " + what);
    }
    return String.join(", ", texts);
  }
}
