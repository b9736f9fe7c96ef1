package io.ganglion.experiments.data;

import io.ganglion.engine.data.Examples;

/** The root mean square of one input or target, over the examples. */
public final class ColumnSize {
  /** This many examples, evenly spread, stand for all; fewer where there are very many columns. */
  private static final int ROWS = 2_000;
  private static final int NUMBERS = 10_000_000;

  private ColumnSize() {}

  /** That of the input {@code unit}. */
  public static double ofInput(Examples examples, int unit) {
    return of(examples.inputs(), examples.inputWidth(), unit);
  }

  /** That of the target {@code unit}. */
  public static double ofTarget(Examples examples, int unit) {
    return of(examples.targets(), examples.targetWidth(), unit);
  }

  private static double of(double[] numbers, int width, int unit) {
    int count = numbers.length / width;
    int rows = Math.min(count, Math.max(1, Math.min(ROWS, NUMBERS / width)));
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      double x = numbers[(int) ((long) i * count / rows) * width + unit];
      sum += x * x;
    }
    return Math.sqrt(sum / rows);
  }
}
