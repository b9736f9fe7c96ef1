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

  /** (1 − 0.98)² at an output of ±0.98, which is 49 / (1 + 49), and beyond. */
  @Test
  void leavesItsFlatSpotsAsTold() {
    assertEquals(0x1p-20, new Softsign().derivative(1023, 1023.0 / 1024));
    assertEquals(0.0004, new Softsign(FlatSpot.CLIP).derivative(1023, 1023.0 / 1024));
    assertEquals(0.0625, new Softsign(FlatSpot.CLIP).derivative(-3, -0.75));
    assertEquals(0x1p-20 + 0.1, new Softsign(FlatSpot.ADD).derivative(1023, 1023.0 / 1024));
  }
}
