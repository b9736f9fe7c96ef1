package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Activation;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class MishTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new Mish();
  }

  /** From 30-digit arithmetic (mpmath). */
  @Test
  void agreesWithKnownValues() {
    Mish mish = new Mish();
    assertEquals(0.0, mish.value(0));
    assertEquals(0.6, mish.derivative(0, 0), 0x1p-53);
    assertEquals(0.8650983882673103461162, mish.value(1), 0x1p-52);
    assertEquals(1.049036220099792159086, mish.derivative(1, mish.value(1)), 0x1p-51);
    assertEquals(-0.2525014826957088636351, mish.value(-2), 0x1p-53);
    assertEquals(-0.1083550924203939428333, mish.derivative(-2, mish.value(-2)), 0x1p-54);
  }

  @Test
  void keepsTheDigitsOfSmallOutputs() {
    assertEquals(-2.807286890651921033813e-12, new Mish().value(-30), 1e-27);
    assertEquals(-2.713710660963392318358e-12, new Mish().derivative(-30, new Mish().value(-30)), 1e-27);
  }
}
