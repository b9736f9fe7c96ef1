package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Plugin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and derivatives against 60-digit arithmetic, from 0 to ±1e308 ({@code src/test/python/truth.py}). */
class TruthTest {
  /** One function of StrictMath, good to 1 unit in the last place (tanh to 2), and some roundings of half a unit. */
  private static final double TOLERANCE = 4 * Math.ulp(1.0);

  /** What is below the smallest normal number has lost digits, and is multiplied by x where it matters. */
  private static final double UNDERFLOW = 750 * Double.MIN_VALUE;

  private static final int ROWS = 85;

  static Stream<ElementwiseActivation> activations() {
    return Stream.of(new Elu(), new Gaussian(), new Gelu(), new Mish(), new Selu(), new Sigmoid(), new Silu(),
        new Sine(), new Softplus(), new Softsign(), new Tanh());
  }

  @ParameterizedTest
  @MethodSource("activations")
  void agreesWithTheTruthToTheLastDigits(ElementwiseActivation activation) throws IOException {
    List<String> rows = rowsOf(activation.getClass().getAnnotation(Plugin.class).name());
    assertTrue(rows.size() >= ROWS, () -> activation + " has only " + rows.size() + " rows in truth.csv");
    for (String row : rows) {
      String[] cells = row.split(",");
      double x = Double.parseDouble(cells[1]);
      double value = Double.parseDouble(cells[2]);
      double derivative = Double.parseDouble(cells[3]);
      double size = Double.parseDouble(cells[4]);
      double y = activation.value(x);
      assertEquals(value, y, TOLERANCE * Math.abs(value) + UNDERFLOW, () -> "value at " + x);
      assertEquals(derivative, activation.derivative(x, y), TOLERANCE * size + UNDERFLOW, () -> "derivative at " + x);
    }
  }

  private static List<String> rowsOf(String activation) throws IOException {
    try (InputStream truth = TruthTest.class.getResourceAsStream("truth.csv")) {
      return new String(truth.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(row -> row.startsWith(activation + ","))
          .toList();
    }
  }
}
