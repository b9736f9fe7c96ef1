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
}
