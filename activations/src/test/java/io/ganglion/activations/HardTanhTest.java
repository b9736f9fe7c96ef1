package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Activation;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class HardTanhTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new HardTanh();
  }

  @Test
  void isTheNetInputBetweenTheBounds() {
    HardTanh hard = new HardTanh();
    assertEquals(-0.75, hard.value(-0.75));
    assertEquals(1, hard.derivative(-0.75, -0.75));
    assertEquals(-0.0, hard.value(-0.0));
    assertEquals(1, hard.derivative(-0.0, -0.0));
  }

  @Test
  void isFlatFromTheBoundsOn() {
    HardTanh hard = new HardTanh();
    assertEquals(1, hard.value(1.5));
    assertEquals(0, hard.derivative(1.5, 1));
    assertEquals(-1, hard.value(-1.5));
    assertEquals(0, hard.derivative(-1.5, -1));
    assertEquals(0, hard.derivative(1, 1));
    assertEquals(0, hard.derivative(-1, -1));
  }

  @Test
  void hidesNoNaN() {
    assertEquals(Double.NaN, new HardTanh().value(Double.NaN));
  }
}
