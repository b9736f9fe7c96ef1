package io.ganglion.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same numbers as SciPy's {@code permutation_test} and {@code bootstrap}: see {@code reference.py}. */
class SciPyTest {
  /** Both sum a hundred numbers of about 1 at most. */
  private static final double ROUNDING = 1e-12;

  /** Knuth's MMIX, as the script has it. */
  private static final class Lcg implements RandomGenerator {
    private long state = 1;

    @Override
    public long nextLong() {
      state = state * 6364136223846793005L + 1442695040888963407L;
      return state;
    }

    @Override
    public int nextInt(int bound) {
      return (int) ((nextLong() >>> 33) % bound);
    }
  }

  static List<String> cases() throws IOException {
    try (InputStream in = SciPyTest.class.getResourceAsStream("scipy.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
  }

  private static double[] numbers(String text) {
    return Stream.of(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithSciPy(String line) {
    String[] cells = line.split(",");
    double[] first = numbers(cells[0]);
    double[] second = numbers(cells[1]);
    double[] differences = new double[first.length];
    Arrays.setAll(differences, i -> first[i] - second[i]);
    assertEquals(Double.parseDouble(cells[2]), SignFlipTest.p(differences, new Lcg()), ROUNDING);
    assertInterval(cells[3], cells[4], interval(first, second, Effect.RATIO));
    assertInterval(cells[5], cells[6], interval(first, second, Effect.DIFFERENCE));
  }

  private static Interval interval(double[] first, double[] second, Effect effect) {
    return PairedTest.of(first, List.of(second), effect, index -> new Lcg()).get(0).interval();
  }

  private static void assertInterval(String low, String high, Interval interval) {
    assertEquals(Double.parseDouble(low), interval.low(), ROUNDING);
    assertEquals(Double.parseDouble(high), interval.high(), ROUNDING);
  }
}
