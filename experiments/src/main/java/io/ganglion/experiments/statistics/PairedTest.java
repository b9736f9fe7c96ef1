package io.ganglion.experiments.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

/**
 * How treatments compare with a baseline that was measured in the same pairs: for each a {@link SignFlipTest},
 * corrected by {@link Holm}, and a {@link Bca} interval. A difference is claimed only where both say so, and both the
 * same way.
 *
 * @param effect of the medians, from the baseline's to the treatment's
 * @param interval of the effect, 95 %
 * @param p of the two-sided test
 * @param corrected p, for all that were compared with the baseline
 * @param claim whether there is a difference
 */
public record PairedTest(double effect, Interval interval, double p, double corrected, boolean claim) {
  /** The rate of false claims that is put up with. */
  public static final double LEVEL = 0.05;

  /**
   * Compares every treatment with the baseline.
   *
   * @param baseline what was measured in each pair, at least one; infinite where it failed, but never {@code NaN}
   * @param treatments the same of each
   * @param randomness a generator for every number that it is asked for
   */
  public static List<PairedTest> of(double[] baseline, List<double[]> treatments, Effect effect,
      LongFunction<RandomGenerator> randomness) {
    double[] p = new double[treatments.size()];
    for (int i = 0; i < p.length; i++) {
      p[i] = SignFlipTest.p(differences(baseline, treatments.get(i)), randomness.apply(2L * i));
    }
    double[] corrected = Holm.corrected(p);
    List<PairedTest> tests = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      double[] treatment = treatments.get(i);
      Interval interval = Bca.interval(baseline.length,
          pairs -> effect.of(median(baseline, pairs), median(treatment, pairs)), randomness.apply(2 * i + 1));
      double size = effect.of(Median.of(baseline), Median.of(treatment));
      double direction = sum(differences(baseline, treatment));
      boolean down = interval.high() < effect.none() && size < effect.none() && direction < 0;
      boolean up = interval.low() > effect.none() && size > effect.none() && direction > 0;
      tests.add(new PairedTest(size, interval, p[i], corrected[i], corrected[i] <= LEVEL && (down || up)));
    }
    return tests;
  }

  private static double[] differences(double[] baseline, double[] treatment) {
    double[] differences = new double[baseline.length];
    for (int i = 0; i < differences.length; i++) {
      double difference = treatment[i] == baseline[i] ? 0 : treatment[i] - baseline[i];
      boolean bothFinite = Double.isFinite(treatment[i]) && Double.isFinite(baseline[i]);
      // Two numbers that lie far apart are no failure, though their difference overflows.
      differences[i] = bothFinite ? Math.max(-Double.MAX_VALUE, Math.min(difference, Double.MAX_VALUE)) : difference;
    }
    return differences;
  }

  /** The sign is right, of huge numbers too. Of infinite ones, each counts for more than all others together. */
  private static double sum(double[] differences) {
    double greatest = Arrays.stream(differences).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    double unit = greatest > 0 ? greatest : 1;
    double finite = 0;
    int infinite = 0;
    for (double difference : differences) {
      if (Double.isInfinite(difference)) {
        infinite += difference > 0 ? 1 : -1;
      } else {
        finite += difference / unit;
      }
    }
    return infinite == 0 ? finite : infinite;
  }

  private static double median(double[] values, int[] pairs) {
    double[] chosen = new double[pairs.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = values[pairs[i]];
    }
    return Median.of(chosen);
  }
}
