package io.ganglion.engine.data;

import java.util.Arrays;

/**
 * Examples in memory: what goes into a network, and what should come out.
 *
 * <p>Numbers lie row after row. For now an example is one row of inputs and one row of targets; only dense layers
 * and this class's own callers know that.
 */
public final class Examples {
  private final int count;
  private final int inputWidth;
  private final int targetWidth;
  private final double[] inputs;
  private final double[] targets;

  /**
   * Takes the arrays over, without a copy.
   *
   * @param inputs {@code count * inputWidth} numbers
   * @param targets {@code count * targetWidth} numbers
   */
  public Examples(int count, int inputWidth, int targetWidth, double[] inputs, double[] targets) {
    if (inputs.length != count * inputWidth || targets.length != count * targetWidth) {
      throw new IllegalArgumentException(count + " examples of " + inputWidth + " inputs and " + targetWidth
          + " targets don't fit arrays of " + inputs.length + " and " + targets.length);
    }
    this.count = count;
    this.inputWidth = inputWidth;
    this.targetWidth = targetWidth;
    this.inputs = inputs;
    this.targets = targets;
  }

  /** One row of inputs and one of targets per example; the rows are copied. */
  public static Examples of(double[][] inputs, double[][] targets) {
    if (inputs.length != targets.length || inputs.length == 0) {
      throw new IllegalArgumentException(
          "need as many rows of targets as of inputs, and at least one: " + inputs.length + ", " + targets.length);
    }
    return new Examples(inputs.length, inputs[0].length, targets[0].length, flat(inputs), flat(targets));
  }

  private static double[] flat(double[][] rows) {
    int width = rows[0].length;
    double[] flat = new double[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != width) {
        throw new IllegalArgumentException("row " + i + " has " + rows[i].length + " numbers, row 0 has " + width);
      }
      System.arraycopy(rows[i], 0, flat, i * width, width);
    }
    return flat;
  }

  public int count() {
    return count;
  }

  public int inputWidth() {
    return inputWidth;
  }

  public int targetWidth() {
    return targetWidth;
  }

  /** The inputs themselves, not a copy: not to be changed. */
  public double[] inputs() {
    return inputs;
  }

  /** The targets themselves, not a copy: not to be changed. */
  public double[] targets() {
    return targets;
  }

  /** A copy of the inputs of one example. */
  public double[] input(int example) {
    return Arrays.copyOfRange(inputs, example * inputWidth, (example + 1) * inputWidth);
  }

  /** A copy of the targets of one example. */
  public double[] target(int example) {
    return Arrays.copyOfRange(targets, example * targetWidth, (example + 1) * targetWidth);
  }

  /** At most {@code most} of these examples, evenly spread; these themselves if they are no more than that. */
  public Examples spread(int most) {
    if (count <= most) {
      return this;
    }
    double[] someInputs = new double[most * inputWidth];
    double[] someTargets = new double[most * targetWidth];
    for (int i = 0; i < most; i++) {
      int example = (int) ((long) i * count / most);
      System.arraycopy(inputs, example * inputWidth, someInputs, i * inputWidth, inputWidth);
      System.arraycopy(targets, example * targetWidth, someTargets, i * targetWidth, targetWidth);
    }
    return new Examples(most, inputWidth, targetWidth, someInputs, someTargets);
  }
}
