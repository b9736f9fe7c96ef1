package io.ganglion.engine.data;

import io.ganglion.engine.sum.RowSum;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
  /** Null if every example counts once. */
  private final double @Nullable [] weights;
  private final double @Nullable [] lossWeights;
  private final double totalWeight;

  /**
   * Takes the arrays over, without a copy.
   *
   * @param inputs {@code count * inputWidth} numbers
   * @param targets {@code count * targetWidth} numbers
   */
  public Examples(int count, int inputWidth, int targetWidth, double[] inputs, double[] targets) {
    this(count, inputWidth, targetWidth, inputs, targets, null, null);
  }

  private Examples(int count, int inputWidth, int targetWidth, double[] inputs, double[] targets,
      double @Nullable [] weights, double @Nullable [] lossWeights) {
    if (count < 0 || inputs.length != (long) count * inputWidth || targets.length != (long) count * targetWidth) {
      throw new IllegalArgumentException(count + " examples of " + inputWidth + " inputs and " + targetWidth
          + " targets don't fit arrays of " + inputs.length + " and " + targets.length);
    }
    this.count = count;
    this.inputWidth = inputWidth;
    this.targetWidth = targetWidth;
    this.inputs = inputs;
    this.targets = targets;
    this.weights = weights;
    this.lossWeights = lossWeights;
    this.totalWeight = lossWeights == null ? count : RowSum.of(lossWeights);
  }

  /**
   * The same examples, which count differently much. Takes the arrays over, without a copy.
   *
   * @param weights how much each counts in metrics: finite, none less than 0, not all 0
   * @param lossWeights how much each counts in the loss; likewise
   */
  public Examples weighted(double[] weights, double[] lossWeights) {
    requireWeights(weights);
    requireWeights(lossWeights);
    return new Examples(count, inputWidth, targetWidth, inputs, targets, weights, lossWeights);
  }

  private void requireWeights(double[] weights) {
    for (double weight : weights) {
      if (!(weight >= 0 && Double.isFinite(weight))) {
        throw new IllegalArgumentException("a weight must be 0 or greater and finite, but one is " + weight);
      }
    }
    double sum = RowSum.of(weights);
    if (weights.length != count || !(sum > 0 && Double.isFinite(sum))) {
      throw new IllegalArgumentException(weights.length + " weights with the sum " + sum + " don't fit " + count
          + " examples");
    }
  }

  /** Whether the examples count differently much. */
  public boolean isWeighted() {
    return lossWeights != null;
  }

  /** How much each counts in metrics; null if they all count once. Not a copy: not to be changed. */
  public double @Nullable [] weights() {
    return weights;
  }

  /** How much each counts in the loss; null if they all count once. Not a copy: not to be changed. */
  public double @Nullable [] lossWeights() {
    return lossWeights;
  }

  /** How much one counts in the loss. */
  public double lossWeight(int example) {
    return lossWeights == null ? 1 : lossWeights[example];
  }

  /** The {@link RowSum} of {@link #lossWeights}; the number of examples if they all count once. */
  public double totalWeight() {
    return totalWeight;
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
    double[] flat = new double[Math.multiplyExact(rows.length, width)];
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
    return new Examples(most, inputWidth, targetWidth, someInputs, someTargets, spread(weights, most),
        spread(lossWeights, most));
  }

  /** The same examples with a single input, which is always 0. */
  public Examples withoutInputs() {
    return new Examples(count, 1, targetWidth, new double[count], targets, weights, lossWeights);
  }

  private double @Nullable [] spread(double @Nullable [] values, int most) {
    if (values == null) {
      return null;
    }
    double[] some = new double[most];
    for (int i = 0; i < most; i++) {
      some[i] = values[(int) ((long) i * count / most)];
    }
    return some;
  }

  /** Such as {@code 90 examples of 4 inputs and 3 targets}. */
  @Override
  public String toString() {
    return count + (isWeighted() ? " weighted examples of " : " examples of ") + inputWidth + " inputs and "
        + targetWidth + " targets";
  }
}
