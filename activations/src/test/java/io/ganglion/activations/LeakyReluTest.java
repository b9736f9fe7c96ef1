package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.Activation;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class LeakyReluTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new LeakyRelu();
  }

  @Test
  void letsAFractionOfNegativeNetInputsThrough() {
    LeakyRelu leaky = new LeakyRelu(0.25);
    assertEquals(2, leaky.value(2));
    assertEquals(1, leaky.derivative(2, 2));
    assertEquals(-0.5, leaky.value(-2));
    assertEquals(0.25, leaky.derivative(-2, -0.5));
    assertEquals(0.01, new LeakyRelu().slope());
  }

  @Test
  void refusesASlopeThatIsNoFraction() {
    InvalidSettingException refusal = assertThrows(InvalidSettingException.class, () -> new LeakyRelu(1));
    assertEquals("slope must be at least 0 and less than 1, but is 1", refusal.getMessage());
  }
}
