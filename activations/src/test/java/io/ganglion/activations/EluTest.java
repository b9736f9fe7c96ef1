package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.Activation;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.testkit.ActivationContract;
import org.junit.jupiter.api.Test;

class EluTest implements ActivationContract {
  @Override
  public Activation activation() {
    return new Elu();
  }

  /** From 30-digit arithmetic (mpmath). */
  @Test
  void agreesWithKnownValues() {
    Elu elu = new Elu();
    assertEquals(2.5, elu.value(2.5));
    assertEquals(1, elu.derivative(2.5, 2.5));
    assertEquals(-0.6321205588285576784045, elu.value(-1), 0x1p-53);
    assertEquals(0.3678794411714423215955, elu.derivative(-1, elu.value(-1)), 0x1p-54);
  }

  @Test
  void scalesWhatIsNegativeByAlpha() {
    Elu elu = new Elu(0.5);
    assertEquals(2.5, elu.value(2.5));
    assertEquals(-0.5, elu.value(-1e308));
    assertEquals(0.5, elu.derivative(-0.0, 0));
  }

  @Test
  void keepsTheDigitsOfSmallSlopes() {
    assertEquals(9.357622968840174604916e-14, new Elu().derivative(-30, -1), 1e-29);
  }

  @Test
  void refusesABoundThatIsNotNegative() {
    InvalidSettingException refusal = assertThrows(InvalidSettingException.class, () -> new Elu(0));
    assertEquals("alpha must be greater than 0, but is 0", refusal.getMessage());
  }
}
