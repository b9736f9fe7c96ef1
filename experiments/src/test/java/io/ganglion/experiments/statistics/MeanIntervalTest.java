package io.ganglion.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanIntervalTest {
  /** SciPy's {@code stats.t.ppf(0.975, df)}. */
  @ParameterizedTest
  @CsvSource({"1, 12.706204736432095", "2, 4.302652729911275", "4.5, 2.6589123472044034", "9, 2.2621571627409915",
      "29, 2.045229642132703", "99, 1.9842169515086827"})
  void hasTheQuantilesOfStudentsT(double freedom, double expected) {
    // commons-numbers' incomplete beta function is good to some 1e-11.
    assertEquals(expected, MeanInterval.quantile(freedom), 1e-9 * expected);
  }

  /** SciPy: the mean ± {@code t.ppf(0.975, 4)} times {@code std(ddof=1) / sqrt(5)}. */
  @Test
  void ofNumbersIsStudentsT() {
    Interval interval = MeanInterval.ofNumbers(new double[] {0.5, -0.25, 1.5, 2, 0.75}, null);
    assertEquals(-0.18867099766627626, interval.low(), 1e-9);
    assertEquals(1.9886709976662762, interval.high(), 1e-9);
  }

  @Test
  void equalWeightsChangeNothing() {
    double[] differences = {0.5, -0.25, 1.5, 2, 0.75};
    Interval plain = MeanInterval.ofNumbers(differences, null);
    Interval weighted = MeanInterval.ofNumbers(differences, new double[] {1000, 1000, 1000, 1000, 1000});
    assertEquals(plain.low(), weighted.low(), 1e-12);
    assertEquals(plain.high(), weighted.high(), 1e-12);
  }

  @Test
  void oneExampleSaysNothing() {
    assertEquals(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
        MeanInterval.ofNumbers(new double[] {3}, null));
  }

  /** Two are right by the first alone, none by the second: (2.5 - 0.5) / 6 ± 1.96 √((3 / 6 - (2 / 6)²) / 6). */
  @Test
  void ofSharesIsAgrestiAndMins() {
    Interval interval = MeanInterval.ofShares(new int[] {1, 0, 0, 1}, null);
    double reach = 1.959963984540054 * Math.sqrt((0.5 - 1.0 / 9) / 6);
    assertEquals(1.0 / 3 - reach, interval.low(), 1e-15);
    assertEquals(1.0 / 3 + reach, interval.high(), 1e-15);
  }

  @Test
  void equalAnswersAreNotSurelyEqual() {
    Interval interval = MeanInterval.ofShares(new int[20], null);
    assertEquals(0, interval.low() + interval.high(), 1e-15);
    assertEquals(0.0891, interval.high(), 1e-4);
  }
}
