package io.ganglion.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ElementwiseActivationTest {
  /** The derivative is given both x and y; it uses both, so that a mix-up shows. */
  private final ElementwiseActivation square = new ElementwiseActivation() {
    @Override
    public double value(double x) {
      return x * x;
    }

    @Override
    public double derivative(double x, double y) {
      return y / x + x;
    }
  };

  @Test
  void mapsEveryUnitOfEveryExampleAndNothingBeyond() {
    double[] y = {9, 9, 9, 9, 9};
    square.forward(new double[] {1, 2, 3, 4, 5}, y, 2, 2);
    assertArrayEquals(new double[] {1, 4, 9, 16, 9}, y);
  }

  @Test
  void multipliesByTheDerivativeAlsoInPlace() {
    double[] dy = {1, 10, 100, 1000, 7};
    square.backward(new double[] {1, 2, 3, 4, 5}, new double[] {1, 4, 9, 16, 25}, dy, dy, 2, 2);
    assertArrayEquals(new double[] {2, 40, 600, 8000, 7}, dy);
  }
}
