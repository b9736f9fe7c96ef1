package io.ganglion.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxisScaleTest {
  private static List<String> texts(AxisScale scale, int about) {
    return scale.ticks(about).stream().map(AxisScale.Tick::text).toList();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "0 | 1 | 0, 0.2, 0.4, 0.6, 0.8, 1",
    "1 | 59 | 20, 40",
    "-0.3 | 0.31 | −0.2, 0, 0.2",
    "0 | 100000 | 0, 20k, 40k, 60k, 80k, 100k",
    "1.0000001 | 1.0000003 | 1.00000015, 1.0000002, 1.00000025, 1.0000003",
    "0 | 3e-7 | 0, 1e-7, 2e-7, 3e-7",
    "0 | 2500000 | 0, 500k, 1M, 1.5M, 2M, 2.5M",
  })
  void ticksAreRound(double low, double high, String expected) {
    assertEquals(List.of(expected.split(", ")), texts(new AxisScale(low, high, false), high == 59 ? 3 : 5));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "0.001 | 1.2 | 0.001, 0.01, 0.1, 1",
    "0.03 | 0.6 | 0.05, 0.1, 0.2, 0.5",
    "1e-9 | 1 | 1e-8, 1e-6, 0.0001, 0.01, 1",
    "2.1 | 2.9 | 2.2, 2.4, 2.6, 2.8",
  })
  void logarithmicTicksArePowersWhereThereAreEnough(double low, double high, String expected) {
    assertEquals(List.of(expected.split(", ")), texts(new AxisScale(low, high, true), 5));
  }

  /** With marks 50 apart there would be one. */
  @Test
  void hasTwoTicksWhereThereIsLittleRoom() {
    assertEquals(List.of("20", "40", "60"), texts(new AxisScale(1, 76, false), 3));
  }

  /** A loss below 0 would be drawn at the bottom, wherever it is. */
  @Test
  void isLinearWhereAValueIsBelowZero() {
    assertEquals(new AxisScale(-4.7, 4, false), AxisScale.logarithmic(DoubleStream.of(4, -4.7, 0.3)));
    assertEquals(new AxisScale(-4.7, -2, false), AxisScale.logarithmic(DoubleStream.of(-2, -4.7)));
    assertTrue(AxisScale.logarithmic(DoubleStream.of(2, 0, 0.3)).logarithmic());
  }

  @Test
  void placesValuesBetweenItsEnds() {
    AxisScale scale = new AxisScale(0.01, 1, true);
    assertEquals(0.5, scale.at(0.1), 1e-12);
    assertEquals(0, scale.at(0));
    assertEquals(1, scale.at(Double.POSITIVE_INFINITY));
    assertEquals(0, scale.at(Double.NaN));
    assertEquals(0.25, new AxisScale(-1, 3, false).at(0), 1e-12);
  }

  @Test
  void findsItsEndsWhateverTheValues() {
    assertEquals(new AxisScale(0, 1, false), AxisScale.linear(DoubleStream.of(Double.NaN)));
    assertEquals(new AxisScale(2.5, 3.5, false), AxisScale.linear(DoubleStream.of(3)));
    assertEquals(new AxisScale(-0.5, 0.5, false), AxisScale.logarithmic(DoubleStream.of(0)));
    assertTrue(AxisScale.logarithmic(DoubleStream.of(0, 1e-300, 1)).low() > 1e-10);
    assertThrows(IllegalArgumentException.class, () -> new AxisScale(1, 1, false));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void hasSomeTicksWithinAnyEnds(boolean logarithmic) {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      double a = StrictMath.pow(10, 20 * random.nextDouble() - 10);
      double b = a * (1 + StrictMath.pow(10, 12 * random.nextDouble() - 6));
      AxisScale scale = logarithmic
        ? AxisScale.logarithmic(DoubleStream.of(a, b)) : AxisScale.linear(DoubleStream.of(a, b));
      List<AxisScale.Tick> ticks = scale.ticks(5);
      String where = scale + ", seed " + seed + ": " + ticks;
      assertTrue(ticks.size() >= 2 && ticks.size() <= 12, where);
      assertTrue(ticks.stream().map(AxisScale.Tick::text).distinct().count() == ticks.size(), where);
      assertTrue(ticks.stream().allMatch(t ->
          t.value() >= scale.low() * (1 - 1e-8) && t.value() <= scale.high() * (1 + 1e-8)), where);
    }
  }
}
