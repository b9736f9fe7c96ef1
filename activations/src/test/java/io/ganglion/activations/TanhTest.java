package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Activation;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class TanhTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new Tanh();
  }

  /** From 30-digit arithmetic (mpmath). */
  @Test
  void agreesWithKnownValues() {
    Tanh tanh = new Tanh();
    assertEquals(0.0, tanh.value(0));
    assertEquals(0.76159415595576488812, tanh.value(1), 0x1p-53);
    assertEquals(-0.96402758007581688395, tanh.value(-2), 0x1p-53);
    assertEquals(0.41997434161402606939, tanh.derivative(1, tanh.value(1)), 0x1p-52);
    assertEquals(0.07065082485316446569, tanh.derivative(-2, tanh.value(-2)), 0x1p-52);
  }

  /** 1 − 0.98² at an output of ±0.98, and beyond. */
  @Test
  void leavesItsFlatSpotsAsTold() {
    assertEquals(0, new Tanh().derivative(40, 1));
    assertEquals(0.0396, new Tanh(FlatSpot.CLIP).derivative(40, 1));
    assertEquals(0.0396, new Tanh(FlatSpot.CLIP).derivative(-3, -0.995));
    assertEquals(1, new Tanh(FlatSpot.CLIP).derivative(0, 0));
    assertEquals(0.1, new Tanh(FlatSpot.ADD).derivative(-40, -1));
    assertEquals(1.1, new Tanh(FlatSpot.ADD).derivative(0, 0));
  }
}
