package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Activation;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class SiluTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new Silu();
  }

  /** From 30-digit arithmetic (mpmath). */
  @Test
  void agreesWithKnownValues() {
    Silu silu = new Silu();
    assertEquals(0.0, silu.value(0));
    assertEquals(0.5, silu.derivative(0, 0));
    assertEquals(0.7310585786300048792512, silu.value(1), 0x1p-53);
    assertEquals(0.9276705118714867317886, silu.derivative(1, silu.value(1)), 0x1p-52);
    assertEquals(-0.2384058440442351118805, silu.value(-2), 0x1p-54);
    assertEquals(-0.09078424878489547875698, silu.derivative(-2, silu.value(-2)), 0x1p-54);
  }

  @Test
  void keepsTheDigitsOfSmallOutputs() {
    assertEquals(-2.807286890651789686152e-12, new Silu().value(-30), 1e-27);
    assertEquals(-2.713710660963134001291e-12, new Silu().derivative(-30, new Silu().value(-30)), 1e-27);
  }
}
