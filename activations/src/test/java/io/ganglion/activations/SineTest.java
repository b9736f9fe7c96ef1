package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Activation;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class SineTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new Sine();
  }

  /** From 30-digit arithmetic (mpmath). */
  @Test
  void agreesWithKnownValues() {
    Sine sine = new Sine();
    assertEquals(0.8414709848078965066525, sine.value(1), 0x1p-53);
    assertEquals(0.5403023058681397174009, sine.derivative(1, sine.value(1)), 0x1p-53);
    assertEquals(-0.909297426825681695396, sine.value(-2), 0x1p-53);
    assertEquals(-0.4161468365471423869976, sine.derivative(-2, sine.value(-2)), 0x1p-54);
  }
}
