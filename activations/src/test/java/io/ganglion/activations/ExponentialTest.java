package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Activation;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class ExponentialTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new Exponential();
  }

  @Override
  public double largestInput() {
    return 709;
  }

  /** From 30-digit arithmetic (mpmath). */
  @Test
  void agreesWithKnownValues() {
    Exponential exponential = new Exponential();
    assertEquals(1, exponential.value(0));
    assertEquals(7.389056098930650227230, exponential.value(2), 0x1p-50);
    assertEquals(0.1353352832366126918939, exponential.value(-2), 0x1p-55);
  }

  @Test
  void isItsOwnDerivative() {
    assertEquals(0.25, new Exponential().derivative(-1.4, 0.25));
  }
}
