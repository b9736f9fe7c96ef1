package io.ganglion.experiments.data;

import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.Targets;
import java.util.Arrays;

/** The root mean square of one input or target, over the examples. */
public final class ColumnSize {
  /** This many examples, evenly spread, stand for all; fewer where there are very many columns. */
  private static final int ROWS = 2_000;
  private static final int NUMBERS = 10_000_000;

  private ColumnSize() {}

  /** That of one number of the rows of an input. */
  public static double of(Inputs inputs, int unit) {
    return of(inputs.cells(), inputs.shape().features(), unit);
  }

  /** That of the largest number of the rows of an input. */
  public static double ofLargest(Inputs inputs) {
    double size = 0;
    for (int unit = 0; unit < inputs.shape().features(); unit++) {
      size = Math.max(size, of(inputs, unit));
    }
    return size;
  }

  /** That of the target {@code unit}. */
  public static double ofTarget(Examples examples, int unit) {
    if (examples.allTargets() instanceof Targets.Classes classes) {
      return Math.sqrt(Arrays.stream(classes.values()).filter(each -> each == unit).count()
          / (double) classes.values().length);
    }
    return of(new Cells.Doubles(examples.targets()), examples.targetWidth(), unit);
  }

  private static double of(Cells numbers, int width, int unit) {
    int count = numbers.size() / width;
    int rows = Math.min(count, Math.max(1, Math.min(ROWS, NUMBERS / width)));
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      double x = numbers.number((int) ((long) i * count / rows) * width + unit);
      sum += x * x;
    }
    return Math.sqrt(sum / rows);
  }
}
