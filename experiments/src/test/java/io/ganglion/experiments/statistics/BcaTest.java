package io.ganglion.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BcaTest {
  private static Interval interval(double... values) {
    return Bca.interval(values.length, pairs -> Arrays.stream(pairs).mapToDouble(i -> values[i]).average()
        .getAsDouble(), new SplittableRandom(7));
  }

  @Test
  void isAPointWhereNothingVaries() {
    assertEquals(new Interval(2, 2), interval(2, 2, 2, 2));
    assertEquals(new Interval(3, 3), interval(3));
  }

  /** Of a normal sample, about the mean and two standard errors to each side: 0 ± 2 · 1.03 / √40. */
  @Test
  void isNearTheUsualOneForAMean() {
    double[] sample = new double[40];
    SplittableRandom random = new SplittableRandom(3);
    Arrays.setAll(sample, i -> random.nextGaussian());
    double mean = Arrays.stream(sample).average().getAsDouble();
    double deviation = Math.sqrt(Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum() / 39);
    double width = 2 * 1.96 * deviation / Math.sqrt(40);
    Interval interval = interval(sample);
    assertTrue(interval.holds(mean));
    assertEquals(width, interval.high() - interval.low(), 0.1 * width);
  }

  /** The tail of a skewed sample pulls both ends its way. */
  @Test
  void leansTowardsATail() {
    Interval interval = interval(1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 9);
    double mean = 18.1 / 8;
    assertTrue(interval.high() - mean > mean - interval.low());
  }

  @Test
  void isTheSameAgain() {
    assertEquals(interval(1, 4, 2, 8, 5), interval(1, 4, 2, 8, 5));
  }
}
