package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Activation;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class SeluTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new Selu();
  }

  /** From 30-digit arithmetic (mpmath). */
  @Test
  void agreesWithKnownValues() {
    Selu selu = new Selu();
    assertEquals(1.050700987355480493419, selu.value(1), 0x1p-52);
    assertEquals(1.050700987355480493419, selu.derivative(1, selu.value(1)), 0x1p-52);
    assertEquals(-1.111330737812562761799, selu.value(-1), 0x1p-52);
    assertEquals(0.6467686030348140981416, selu.derivative(-1, selu.value(-1)), 0x1p-53);
  }

  /**
   * Mean 0 and variance 1 for a standard normal net input, the defining property, by Simpson's rule with steps of 1/64
   * over each side of the kink; its error is below h⁴ / 180 times the fourth derivative's integral, about 1e-9.
   */
  @Test
  void keepsMeanAndVariance() {
    assertEquals(0, expectation(1), 1e-8);
    assertEquals(1, expectation(2), 1e-8);
  }

  private static double expectation(int power) {
    double h = 1.0 / 64;
    double sum = 0;
    for (int side = -1; side <= 1; side += 2) {
      for (int i = 0; i <= 640; i++) {
        double z = side * i * h;
        double weight = i == 0 || i == 640 ? 1 : i % 2 == 1 ? 4 : 2;
        sum += weight * StrictMath.pow(new Selu().value(z), power) * StrictMath.exp(-z * z / 2);
      }
    }
    return sum * h / 3 / Math.sqrt(2 * Math.PI);
  }
}
