package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Activation;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class GaussianTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new Gaussian();
  }

  /** From 30-digit arithmetic (mpmath). */
  @Test
  void agreesWithKnownValues() {
    Gaussian gaussian = new Gaussian();
    assertEquals(1, gaussian.value(0));
    assertEquals(0, gaussian.derivative(0, 1), 0);
    assertEquals(0.3678794411714423215955, gaussian.value(-1), 0x1p-54);
    assertEquals(0.7357588823428846431911, gaussian.derivative(-1, gaussian.value(-1)), 0x1p-53);
    assertEquals(0.7788007830714048682452, gaussian.value(0.5), 0x1p-53);
    assertEquals(-0.7788007830714048682452, gaussian.derivative(0.5, gaussian.value(0.5)), 0x1p-53);
  }

  @Test
  void vanishesFarOut() {
    assertEquals(0.0, new Gaussian().value(-1e308));
    assertEquals(0, new Gaussian().derivative(-1e308, 0), 0);
  }
}
