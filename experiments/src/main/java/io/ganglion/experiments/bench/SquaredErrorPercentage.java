package io.ganglion.experiments.bench;

import io.ganglion.engine.data.Examples;

/**
 * The mean of the squared errors of all outputs of all examples, in percent of the outputs' range, which is 1: E = 100
 * (omax − omin) / (N P) Σ Σ (o − t)² (L. Prechelt, Technical Report 21/94, section 3.1 there).
 */
final class SquaredErrorPercentage {
  private SquaredErrorPercentage() {}

  static double of(double[] outputs, Examples examples) {
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      double difference = outputs[i] - examples.targets()[i];
      sum += difference * difference;
    }
    return 100 * sum / outputs.length;
  }
}
