package io.ganglion.losses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Loss;
import io.ganglion.testkit.LossContract;
import org.junit.jupiter.api.Test;

class MeanAbsoluteTest implements LossContract {
  @Override
  public Loss loss() {
    return new MeanAbsolute();
  }

  @Test
  void isTheSizeOfTheDifferenceAndItsSignForASlope() {
    MeanAbsolute loss = new MeanAbsolute();
    assertEquals(2.5, loss.value(1, 3.5));
    assertEquals(-1, loss.derivative(1, 3.5));
    assertEquals(1, loss.derivative(1e-300, 0));
    assertEquals(0, loss.derivative(3.5, 3.5));
  }

  @Test
  void hidesNoNaN() {
    assertEquals(Double.NaN, new MeanAbsolute().derivative(Double.NaN, 1));
  }
}
