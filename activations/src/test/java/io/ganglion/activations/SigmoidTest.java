package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Activation;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class SigmoidTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new Sigmoid();
  }

  /** From 30-digit arithmetic (mpmath). */
  @Test
  void agreesWithKnownValues() {
    Sigmoid sigmoid = new Sigmoid();
    assertEquals(0.5, sigmoid.value(0));
    assertEquals(0.73105857863000487925, sigmoid.value(1), 0x1p-53);
    assertEquals(0.11920292202211755594, sigmoid.value(-2), 0x1p-56);
    assertEquals(0.62245933120185456464, sigmoid.value(0.5), 0x1p-53);
    assertEquals(0.19661193324148185254, sigmoid.derivative(1, sigmoid.value(1)), 0x1p-54);
  }

  @Test
  void keepsTheDigitsOfSmallOutputs() {
    assertEquals(4.2483542552915889773e-18, new Sigmoid().value(-40), 1e-33);
    assertEquals(4.19e-322, new Sigmoid().value(-740), Double.MIN_VALUE);
  }

  /** 0.01 · 0.99 at an output of 0.01 or 0.99, and beyond. */
  @Test
  void leavesItsFlatSpotsAsTold() {
    assertEquals(0, new Sigmoid().derivative(800, 1));
    assertEquals(0.0099, new Sigmoid(FlatSpot.CLIP).derivative(800, 1));
    assertEquals(0.0099, new Sigmoid(FlatSpot.CLIP).derivative(-5, 0.0067));
    assertEquals(0.25, new Sigmoid(FlatSpot.CLIP).derivative(0, 0.5));
    assertEquals(0.1, new Sigmoid(FlatSpot.ADD).derivative(800, 1));
    assertEquals(0.35, new Sigmoid(FlatSpot.ADD).derivative(0, 0.5));
  }

  @Test
  void hasTheSameOutputsWithOrWithoutFlatSpots() {
    assertEquals(new Sigmoid().value(3), new Sigmoid(FlatSpot.CLIP).value(3));
    assertEquals(new Sigmoid().value(3), new Sigmoid(FlatSpot.ADD).value(3));
  }
}
