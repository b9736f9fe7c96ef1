package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Activation;
import io.ganglion.testkit.ActivationContract;
import io.ganglion.testkit.KnownPoint;
import java.util.List;
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
  @Override
  public List<KnownPoint> knownPoints() {
    return List.of(new KnownPoint(0, 1, 1, 0),
        new KnownPoint(2, 7.389056098930650227230, 7.389056098930650227230, 0x1p-52),
        new KnownPoint(-2, 0.1353352832366126918939, 0.1353352832366126918939, 0x1p-52));
  }

  @Test
  void isItsOwnDerivative() {
    assertEquals(0.25, new Exponential().derivative(-1.4, 0.25));
  }
}
