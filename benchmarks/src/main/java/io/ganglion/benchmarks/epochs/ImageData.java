package io.ganglion.benchmarks.epochs;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.Targets;
import java.util.List;
import java.util.SplittableRandom;

/** Examples that are images. */
final class ImageData {
  private ImageData() {}

  /** Images of noise, with a number to give for each. */
  static Examples noise(Shape.Grid image, int count) {
    SplittableRandom random = new SplittableRandom(3);
    long numbers = (long) count * image.height() * image.width() * image.features();
    return Examples.of(
        List.of(new Inputs(image, new Cells.Doubles(random.doubles(numbers, -1, 1).toArray()), null)),
        new Targets.Numbers(random.doubles(count, -1, 1).toArray(), 1));
  }

  /** Rows of a table, as images. */
  static Examples of(Shape.Grid image, Examples rows) {
    return Examples.of(List.of(new Inputs(image, new Cells.Doubles(rows.inputs()), null)),
        new Targets.Numbers(rows.targets(), rows.targetWidth()));
  }
}
