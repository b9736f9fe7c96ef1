package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Activation;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class GeluTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new Gelu();
  }

  /** From 30-digit arithmetic (mpmath). */
  @Test
  void agreesWithKnownValues() {
    Gelu gelu = new Gelu();
    assertEquals(0.0, gelu.value(0));
    assertEquals(0.5, gelu.derivative(0, 0), 0x1p-53);
    assertEquals(0.8413447460685429485852, gelu.value(1), 0x1p-52);
    assertEquals(1.083315470587686298383, gelu.derivative(1, gelu.value(1)), 0x1p-51);
    assertEquals(-0.04550026389635841440057, gelu.value(-2), 0x1p-56);
    assertEquals(-0.08523180107819689670085, gelu.derivative(-2, gelu.value(-2)), 0x1p-54);
  }

  @Test
  void keepsTheDigitsOfSmallOutputs() {
    assertEquals(-1.47201417814445611786e-196, new Gelu().value(-30), 1e-211);
    assertEquals(-4.416031690708494370089e-195, new Gelu().derivative(-30, new Gelu().value(-30)), 1e-209);
  }

  @Test
  void isTheNetInputOrNothingFarOut() {
    assertEquals(1e308, new Gelu().value(1e308));
    assertEquals(1, new Gelu().derivative(1e308, 1e308));
    assertEquals(-0.0, new Gelu().value(-1e308));
    assertEquals(0, new Gelu().derivative(-1e308, -0.0), 0);
  }
}
