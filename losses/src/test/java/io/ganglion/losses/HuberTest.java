package io.ganglion.losses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Loss;
import io.ganglion.testkit.LossContract;
import org.junit.jupiter.api.Test;

class HuberTest implements LossContract {
  @Override
  public Loss loss() {
    return new Huber(0.75);
  }

  @Test
  void isHalfTheSquareUpToDeltaAndAStraightLineBeyond() {
    Huber huber = new Huber(2);
    assertEquals(0.5, huber.value(4, 3));
    assertEquals(2, huber.value(1, 3));
    assertEquals(8, huber.value(-2, 3)); // 2 (5 - 1)
    assertEquals(1, huber.derivative(4, 3));
    assertEquals(2, huber.derivative(5.5, 3));
    assertEquals(-2, huber.derivative(-2, 3));
  }

  @Test
  void isHalfTheSquaredErrorUpToOneUnlessToldOtherwise() {
    assertEquals(new Huber(1), new Huber());
  }

  @Test
  void refusesADeltaThatIsNotPositive() {
    assertEquals("delta must be greater than 0, but is 0",
        assertThrows(InvalidSettingException.class, () -> new Huber(0)).getMessage());
  }
}
