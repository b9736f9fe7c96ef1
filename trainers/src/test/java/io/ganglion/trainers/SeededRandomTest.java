package io.ganglion.trainers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
  /** Java's generator is the same SplitMix64: seeded with one of its numbers it gives those of that number's step. */
  @Test
  void isSplitMix64OfSplitMix64() {
    SplittableRandom ofSteps = new SplittableRandom(42);
    for (int step = 0; step < 3; step++) {
      SplittableRandom ofIndices = new SplittableRandom(ofSteps.nextLong());
      for (int index = 0; index < 100; index++) {
        assertEquals((ofIndices.nextLong() >>> 11) * 0x1p-53, SeededRandom.uniform(42, step, index));
      }
    }
  }

  @Test
  void differsBySeedStepAndIndex() {
    double some = SeededRandom.uniform(1, 2, 3);
    assertNotEquals(some, SeededRandom.uniform(2, 2, 3));
    assertNotEquals(some, SeededRandom.uniform(1, 3, 3));
    assertNotEquals(some, SeededRandom.uniform(1, 2, 4));
  }

  /** The mean of 10,000 has a standard deviation of 0.0029; the smallest is above 0.001 once in 22,000 times. */
  @Test
  void fillsTheUnitIntervalEvenly() {
    double sum = 0;
    double least = 1;
    double most = 0;
    for (int i = 0; i < 10_000; i++) {
      double x = SeededRandom.uniform(5, 0, i);
      sum += x;
      least = Math.min(least, x);
      most = Math.max(most, x);
    }
    assertEquals(0.5, sum / 10_000, 0.01);
    assertTrue(least >= 0 && least < 0.001);
    assertTrue(most < 1 && most > 0.999);
  }
}
