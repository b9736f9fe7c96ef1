package io.ganglion.initializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.Fan;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.WeightInitializer;
import io.ganglion.testkit.InitializerContract;
import org.junit.jupiter.api.Test;

class ConstantTest implements InitializerContract {
  @Override
  public WeightInitializer initializer() {
    return new Constant();
  }

  @Override
  public boolean isRandom() {
    return false;
  }

  @Test
  void writesTheSameNumberEverywhereAndNeedsNoRandomNumbers() {
    double[] weights = new double[4];
    new Constant(0.25).fill(weights, 1, 3, new Fan(1, 2), null);
    assertArrayEquals(new double[] {0, 0.25, 0.25, 0}, weights);
  }

  @Test
  void isZeroByDefault() {
    assertEquals(0, new Constant().value());
  }

  @Test
  void refusesWhatIsNoNumber() {
    InvalidSettingException refusal =
        assertThrows(InvalidSettingException.class, () -> new Constant(Double.NaN));
    assertEquals("value must be a finite number, but is NaN", refusal.getMessage());
  }
}
