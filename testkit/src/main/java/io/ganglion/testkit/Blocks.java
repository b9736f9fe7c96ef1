package io.ganglion.testkit;

import io.ganglion.api.Block;
import io.ganglion.api.Fan;
import io.ganglion.api.WeightInitializer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Whole blocks of weights, each from a seed. */
final class Blocks {
  static final Fan FAN = new Fan(8, 5);

  /** One of each role, of shapes that layers have. */
  static final List<Block> SOME = List.of(Block.weights(1, 1), Block.weights(3, 5), Block.weights(5, 3),
      Block.biases(new Fan(3, 5), 15),
      new Block("kernels", Block.Role.WEIGHTS, 18, 4, 1, new Fan(18, 36), 0),
      new Block("gates", Block.Role.RECURRENT, 3, 12, 4, new Fan(3, 3), 24),
      new Block("scales", Block.Role.SCALES, 1, 6, 1, new Fan(1, 1), 0),
      new Block("symbols", Block.Role.EMBEDDING, 9, 2, 1, new Fan(1, 2), 0));

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
