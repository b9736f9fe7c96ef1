package io.ganglion.testkit;

import io.ganglion.api.Fan;
import io.ganglion.api.WeightInitializer;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Whole blocks of weights, each from a seed. */
final class Blocks {
  static final Fan FAN = new Fan(8, 5);

  private Blocks() {}

  static double[] draw(WeightInitializer initializer, long seed) {
    double[] weights = Bits.poison(FAN.in() * FAN.out());
    initializer.fill(weights, 0, weights.length, FAN, new SplittableRandom(seed));
    return weights;
  }

  /** Says of another draw from that seed whether it gives the bits of the one made now. */
  static BooleanSupplier repeats(WeightInitializer initializer, long seed) {
    double[] first = draw(initializer, seed);
    return () -> Bits.firstDifference(draw(initializer, seed), first) < 0;
  }
}
