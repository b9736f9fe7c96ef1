package io.ganglion.experiments.bench;

import io.ganglion.engine.data.Examples;

/** An encoder's examples: each has a single input that is 1, and the targets equal the inputs. */
final class Encoder {
  private Encoder() {}

  static Examples examples(int width) {
    double[] unit = new double[width * width];
    for (int i = 0; i < width; i++) {
      unit[i * width + i] = 1;
    }
    return new Examples(width, width, width, unit, unit.clone());
  }
}
