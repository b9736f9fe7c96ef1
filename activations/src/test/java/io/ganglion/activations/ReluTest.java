package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Activation;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class ReluTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new Relu();
  }

  @Test
  void letsPositiveNetInputsThroughAndStopsNegativeOnes() {
    Relu relu = new Relu();
    assertEquals(2.5, relu.value(2.5));
    assertEquals(1, relu.derivative(2.5, 2.5));
    assertEquals(0.0, relu.value(-2.5));
    assertEquals(0, relu.derivative(-2.5, 0));
    assertEquals(0.0, relu.value(-0.0));
    assertEquals(0, relu.derivative(0, 0));
  }

  @Test
  void hidesNoNaN() {
    assertEquals(Double.NaN, new Relu().value(Double.NaN));
  }
}
