package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Activation;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class SoftplusTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new Softplus();
  }

  /** From 30-digit arithmetic (mpmath). */
  @Test
  void agreesWithKnownValues() {
    Softplus softplus = new Softplus();
    assertEquals(1.313261687518222834049, softplus.value(1), 0x1p-52);
    assertEquals(0.7310585786300048792512, softplus.derivative(1, softplus.value(1)), 0x1p-53);
    assertEquals(0.1269280110429724964437, softplus.value(-2), 0x1p-55);
    assertEquals(0.1192029220221175559403, softplus.derivative(-2, softplus.value(-2)), 0x1p-55);
  }

  @Test
  void keepsTheDigitsOfSmallOutputs() {
    assertEquals(9.357622968839736779378e-14, new Softplus().value(-30), 1e-28);
  }

  @Test
  void growsWithTheNetInputWithoutOverflow() {
    assertEquals(710, new Softplus().value(710));
    assertEquals(1e308, new Softplus().value(1e308));
  }
}
