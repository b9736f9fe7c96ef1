package io.ganglion.engine;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.random.SplitMix64;

/** Examples made from a seed with exact arithmetic alone, so that they have the same bits everywhere. */
public final class Generated {
  private Generated() {}

  /** Inputs in [-1, 1); targets in [0, 1) that depend on them, and a little on chance. */
  public static Examples examples(long seed, int count, int inputWidth, int targetWidth) {
    SplitMix64 random = new SplitMix64(seed);
    double[] inputs = new double[count * inputWidth];
    double[] targets = new double[count * targetWidth];
    for (int i = 0; i < count; i++) {
      double product = 1;
      for (int k = 0; k < inputWidth; k++) {
        double x = random.nextDouble(-1, 1);
        inputs[i * inputWidth + k] = x;
        product = product * x + x * x;
      }
      for (int j = 0; j < targetWidth; j++) {
        double t = product * (j + 1) + 0.1 * random.nextDouble();
        targets[i * targetWidth + j] = t - Math.floor(t);
      }
    }
    return new Examples(count, inputWidth, targetWidth, inputs, targets);
  }

  /** The same inputs, and targets with a 1 where the greatest target was and 0 elsewhere. */
  static Examples oneHot(Examples examples) {
    int width = examples.targetWidth();
    double[] targets = new double[examples.count() * width];
    for (int i = 0; i < examples.count(); i++) {
      double[] target = examples.target(i);
      int greatest = 0;
      for (int j = 1; j < width; j++) {
        greatest = target[j] > target[greatest] ? j : greatest;
      }
      targets[i * width + greatest] = 1;
    }
    return new Examples(examples.count(), examples.inputWidth(), width, examples.inputs(), targets);
  }
}
