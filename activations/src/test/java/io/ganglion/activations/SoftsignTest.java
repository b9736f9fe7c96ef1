package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Activation;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class SoftsignTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new Softsign();
  }

  @Test
  void agreesWithTheFormulaByHand() {
    Softsign softsign = new Softsign();
    assertEquals(0.75, softsign.value(3));
    assertEquals(-0.75, softsign.value(-3));
    assertEquals(0.0625, softsign.derivative(3, 0.75));
    assertEquals(0.0625, softsign.derivative(-3, -0.75));
  }
}
