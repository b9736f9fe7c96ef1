package io.ganglion.experiments.compare;

import io.ganglion.engine.random.Randomness;
import io.ganglion.experiments.statistics.Effect;
import io.ganglion.experiments.statistics.MeanInterval;
import io.ganglion.experiments.statistics.Median;
import io.ganglion.experiments.statistics.PairedTest;
import io.ganglion.experiments.study.StudyMetric;
import io.ganglion.experiments.study.TrialResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * The result of a comparison.
 *
 * @param label what the variants are: {@code trainer}
 * @param rows the best first, by the median; of equals, as they were written
 * @param effect in what the variants are compared with the baseline
 */
record ComparisonTable(String label, List<Long> seeds, StudyMetric metric, OptionalDouble target, Effect effect,
    String baseline, List<ComparisonRow> rows) {
  /** What was measured of a variant. */
  record Measured(String name, Map<String, String> changes, List<TrialResult> results) {}

  /**
   * Compares.
   *
   * @param variants each with a result for every seed; at least one seed
   * @param baseline the name of one of them
   */
  static ComparisonTable of(String label, List<Long> seeds, StudyMetric metric, OptionalDouble target, String baseline,
      List<Measured> variants) {
    List<double[]> scores = variants.stream().map(variant -> metric.scores(variant.results())).toList();
    Effect effect = effect(metric, scores);
    int base = variants.stream().map(Measured::name).toList().indexOf(baseline);
    List<double[]> others = new ArrayList<>(scores);
    others.remove(base);
    List<PairedTest> tests = PairedTest.of(scores.get(base), others, effect,
        index -> Randomness.of(seeds.get(0), Randomness.Purpose.COMPARISON, index));
    List<ComparisonRow> rows = new ArrayList<>();
    for (int i = 0; i < variants.size(); i++) {
      Optional<PairedTest> test = i == base ? Optional.empty() : Optional.of(tests.get(i < base ? i : i - 1));
      rows.add(row(variants.get(i), scores.get(i), wins(i, scores, metric), test));
    }
    rows.sort(Comparator.comparingDouble(row -> metric.badness(row.median())));
    return new ComparisonTable(label, seeds, metric, target, effect, baseline, rows);
  }

  /** A ratio says nothing where more is better (of 0.9 and 0.99, say) or numbers can be less than 0. */
  private static Effect effect(StudyMetric metric, List<double[]> scores) {
    boolean ratio = !metric.higherIsBetter() && scores.stream().flatMapToDouble(Arrays::stream).allMatch(x -> x >= 0);
    return ratio ? Effect.RATIO : Effect.DIFFERENCE;
  }

  /** On how many seeds a variant is better than all others: a shared best counts for none. */
  private static int wins(int variant, List<double[]> scores, StudyMetric metric) {
    int wins = 0;
    for (int seed = 0; seed < scores.get(variant).length; seed++) {
      boolean best = true;
      for (int other = 0; other < scores.size(); other++) {
        best &= other == variant
            || metric.badness(scores.get(variant)[seed]) < metric.badness(scores.get(other)[seed]);
      }
      wins += best ? 1 : 0;
    }
    return wins;
  }

  private static ComparisonRow row(Measured variant, double[] scores, int wins, Optional<PairedTest> test) {
    List<TrialResult> results = variant.results();
    List<TrialResult> reached = results.stream().filter(result -> result.epochsToTarget().isPresent()).toList();
    return new ComparisonRow(variant.name(), variant.changes(), results, scores, Median.of(scores),
        Median.quantile(scores, 0.25), Median.quantile(scores, 0.75), wins,
        (int) results.stream().filter(result -> result.failure().isPresent()).count(),
        median(results, TrialResult::epochs), median(results, TrialResult::propagations),
        median(results, TrialResult::seconds), reached.size(),
        medianIfAny(reached, result -> result.epochsToTarget().getAsInt()),
        medianIfAny(reached, result -> result.propagationsToTarget().getAsDouble()), test);
  }

  private static OptionalDouble medianIfAny(List<TrialResult> results, ToDoubleFunction<TrialResult> number) {
    return results.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(median(results, number));
  }

  private static double median(List<TrialResult> results, ToDoubleFunction<TrialResult> number) {
    return Median.of(results.stream().mapToDouble(number).toArray());
  }

  /** The comparisons with the baseline. */
  List<PairedTest> tests() {
    return rows.stream().flatMap(row -> row.test().stream()).toList();
  }

  /** The median of what a constant has on the seeds of a variant; empty if that isn't known. */
  OptionalDouble constant(ComparisonRow row) {
    double[] constants = constants(row).toArray();
    return constants.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Median.of(constants));
  }

  private DoubleStream constants(ComparisonRow row) {
    return row.results().stream().flatMapToDouble(result -> metric.ofConstant(result).stream());
  }

  /**
   * Whether a variant is better than a constant: whether the 95 % interval of the mean difference, seed by seed, lies
   * on its side; with a single seed, whether its score does.
   */
  boolean isBetterThanConstant(ComparisonRow row) {
    List<TrialResult> known = row.results().stream().filter(result -> metric.ofConstant(result).isPresent()
        && Double.isFinite(result.score(metric).orElse(Double.NaN))).toList();
    double[] differences = known.stream().mapToDouble(result -> metric.badness(metric.ofConstant(result).getAsDouble())
        - metric.badness(result.score(metric).getAsDouble())).toArray();
    return differences.length == 1 ? differences[0] > 0
        : differences.length > 1 && MeanInterval.ofNumbers(differences, null).low() > 0;
  }

  ComparisonRow baselineRow() {
    return rows.stream().filter(row -> row.test().isEmpty()).findFirst().orElseThrow();
  }
}
