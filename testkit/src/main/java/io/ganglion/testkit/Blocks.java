package io.ganglion.testkit;

import io.ganglion.api.Fan;
import io.ganglion.api.WeightInitializer;
import java.util.SplittableRandom;

/** Whole blocks of weights, each from a seed. */
final class Blocks {
  static final Fan FAN = new Fan(8, 5);

  private static final int DRAWS = 2000;

  private Blocks() {}

  static double[] draw(WeightInitializer initializer, long seed) {
    double[] weights = Bits.poison(FAN.in() * FAN.out());
    initializer.fill(weights, 0, weights.length, FAN, new SplittableRandom(seed));
    return weights;
  }

  /** How many of many draws from one seed differ from the first. */
  static int disagreements(WeightInitializer initializer, long seed) {
    double[] first = draw(initializer, seed);
    int disagreements = 0;
    for (int i = 0; i < DRAWS; i++) {
      if (Bits.firstDifference(draw(initializer, seed), first) >= 0) {
        disagreements++;
      }
    }
    return disagreements;
  }
}
