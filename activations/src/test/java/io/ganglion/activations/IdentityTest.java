package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Activation;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class IdentityTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new Identity();
  }

  @Test
  void changesNothing() {
    assertEquals(-3.25, new Identity().value(-3.25));
    assertEquals(1, new Identity().derivative(-3.25, -3.25));
  }
}
