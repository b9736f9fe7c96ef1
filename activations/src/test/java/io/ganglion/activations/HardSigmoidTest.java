package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.Activation;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class HardSigmoidTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new HardSigmoid();
  }

  @Test
  void risesInAStraightLineBetweenTheBounds() {
    HardSigmoid hard = new HardSigmoid(0.25);
    assertEquals(0.5, hard.value(0));
    assertEquals(0.875, hard.value(1.5));
    assertEquals(0.125, hard.value(-1.5));
    assertEquals(0.25, hard.derivative(1.5, 0.875));
  }

  @Test
  void isFlatFromTheBoundsOn() {
    HardSigmoid hard = new HardSigmoid(0.25);
    assertEquals(1, hard.value(2));
    assertEquals(0, hard.derivative(2, 1));
    assertEquals(0.0, hard.value(-2));
    assertEquals(0, hard.derivative(-2, 0));
  }

  @Test
  void reachesItsBoundsAtThreeByDefault() {
    assertEquals(1, new HardSigmoid().value(3));
    assertEquals(0.0, new HardSigmoid().value(-3));
    assertEquals(0.75, new HardSigmoid().value(1.5));
  }

  @Test
  void hidesNoNaN() {
    assertEquals(Double.NaN, new HardSigmoid().value(Double.NaN));
  }

  @Test
  void refusesASlopeThatDoesNotRise() {
    InvalidSettingException refusal = assertThrows(InvalidSettingException.class, () -> new HardSigmoid(-0.2));
    assertEquals("slope must be greater than 0, but is -0.2", refusal.getMessage());
  }
}
