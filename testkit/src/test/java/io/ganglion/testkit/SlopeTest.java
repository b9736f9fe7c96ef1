package io.ganglion.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SlopeTest {
  @Test
  void takesEitherSideOfAKinkAndNothingBeyond() {
    Slope slope = Slope.of(x -> x > 0 ? 3 * x : x, 0, 0);
    assertTrue(slope.includes(1));
    assertTrue(slope.includes(3));
    assertFalse(slope.includes(0.9999));
    assertFalse(slope.includes(3.0001));
  }

  /** As in selu. Over ±2h, a curved side looks flatter or steeper than it is at the kink itself. */
  @Test
  void takesTheSlopeOfACurvedSideAtTheKink() {
    Slope left = Slope.of(x -> x > 0 ? x : 2 * StrictMath.expm1(x), 0, 0);
    assertTrue(left.includes(2));
    assertFalse(left.includes(2.0002));
    Slope right = Slope.of(x -> x < 0 ? x : 2 * StrictMath.expm1(x), 0, 0);
    assertTrue(right.includes(2));
    assertFalse(right.includes(2.0002));
  }
}
