package io.ganglion.api.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "-0.0, -0.0", "1, 1", "-1.5, -1.5", "0.1, 0.1", "1e-6, 0.000001", "1e-7, 1e-7", "100, 100",
      "1e7, 1e7", "2e-3, 0.002", "4.9e-324, 5e-324", "1.7976931348623157e308, 1.7976931348623157e308",
      "2e23, 2e23", "Infinity, .inf", "-Infinity, -.inf", "NaN, .nan"})
  void isTheShortestThatReadsBack(double value, String text) {
    assertEquals(text, ShortestDecimal.of(value));
  }

  @Test
  void readsBackToTheSameBits() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = ShortestDecimal.of(value);
        assertTrue(Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(Double.parseDouble(text)),
            () -> value + " is written " + text);
      }
    }
  }
}
