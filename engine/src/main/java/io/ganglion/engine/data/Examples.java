package io.ganglion.engine.data;

import io.ganglion.api.Shape;
import io.ganglion.engine.sum.Leaf;
import io.ganglion.engine.sum.RowSum;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Examples in memory: what goes into a network, and what should come out.
 *
 * <p>Numbers lie row after row. An example of a table is one row of inputs and one of targets. A sequence is any number
 * of rows of inputs, and either one row of targets ({@link #perSequence}) or one for each step ({@link #perStep}).
 * {@link Spans} say which rows are whose, so that windows of a long sequence share them.
 *
 * <p>Weights belong to rows of targets. A row counts if its weight isn't 0 and it isn't in the warm-up of its example.
 */
public final class Examples {
  private final Shape shape;
  private final int count;
  private final int targetWidth;
  private final double[] inputs;
  private final double[] targets;
  /** Null if every example is one row. */
  private final @Nullable Spans spans;
  private final boolean isPerStep;
  /** Null if every example counts once. */
  private final double @Nullable [] weights;
  private final double @Nullable [] lossWeights;
  private final double totalWeight;

  /**
   * Rows of a table. Takes the arrays over, without a copy.
   *
   * @param inputs {@code count * inputWidth} numbers
   * @param targets {@code count * targetWidth} numbers
   */
  public Examples(int count, int inputWidth, int targetWidth, double[] inputs, double[] targets) {
    this(row(count, inputWidth, targetWidth, inputs, targets), count, targetWidth, inputs, targets, null, false, null,
        null);
  }

  private static Shape row(int count, int inputWidth, int targetWidth, double[] inputs, double[] targets) {
    if (count < 0 || inputs.length != (long) count * inputWidth || targets.length != (long) count * targetWidth) {
      throw new IllegalArgumentException(count + " examples of " + inputWidth + " inputs and " + targetWidth
          + " targets don't fit arrays of " + inputs.length + " and " + targets.length);
    }
    return new Shape.Row(inputWidth);
  }

  private Examples(Shape shape, int count, int targetWidth, double[] inputs, double[] targets, @Nullable Spans spans,
      boolean isPerStep, double @Nullable [] weights, double @Nullable [] lossWeights) {
    this.shape = shape;
    this.count = count;
    this.targetWidth = targetWidth;
    this.inputs = inputs;
    this.targets = targets;
    this.spans = spans;
    this.isPerStep = isPerStep;
    this.weights = weights;
    this.lossWeights = lossWeights;
    this.totalWeight = totalWeightOfAll();
  }

  /**
   * Sequences with one row of targets each. Takes the arrays over, without a copy.
   *
   * @param shape steps or tokens
   * @param inputs rows of {@code shape.features()} numbers; tokens are whole numbers
   * @param spans which rows of {@code inputs} are whose
   * @param targets {@code spans.count() * targetWidth} numbers
   */
  public static Examples perSequence(Shape shape, double[] inputs, Spans spans, int targetWidth, double[] targets) {
    requireRows(shape, inputs, spans);
    if (targets.length != (long) spans.count() * targetWidth) {
      throw new IllegalArgumentException(spans.count() + " sequences with " + targetWidth
          + " targets each don't fit an array of " + targets.length);
    }
    return new Examples(shape, spans.count(), targetWidth, inputs, targets, spans, false, null, null);
  }

  /**
   * Sequences with a row of targets for each step. Takes the arrays over, without a copy.
   *
   * @param shape steps or tokens
   * @param inputs rows of {@code shape.features()} numbers; tokens are whole numbers
   * @param spans which rows of {@code inputs} are whose
   * @param targets {@code targetWidth} numbers for each row of {@code inputs}, in the same order; those of a step
   *     without a target may be anything finite, if its {@link #weighted weight} is 0
   */
  public static Examples perStep(Shape shape, double[] inputs, Spans spans, int targetWidth, double[] targets) {
    requireRows(shape, inputs, spans);
    if (targets.length != (long) (inputs.length / shape.features()) * targetWidth) {
      throw new IllegalArgumentException(inputs.length / shape.features() + " steps with " + targetWidth
          + " targets each don't fit an array of " + targets.length);
    }
    return new Examples(shape, spans.count(), targetWidth, inputs, targets, spans, true, null, null);
  }

  private static void requireRows(Shape shape, double[] inputs, Spans spans) {
    if (!shape.isSequence()) {
      throw new IllegalArgumentException(shape + " is no sequence");
    }
    if (inputs.length % shape.features() != 0 || (long) spans.end() * shape.features() > inputs.length) {
      throw new IllegalArgumentException(spans.end() + " rows of " + shape.features()
          + " numbers don't fit an array of " + inputs.length);
    }
  }

  /**
   * The same examples, whose rows of targets count differently much. Takes the arrays over, without a copy.
   *
   * @param weights how much each row of {@link #targets} counts in metrics: finite, none less than 0, not all 0
   * @param lossWeights how much each counts in the loss; likewise
   */
  public Examples weighted(double[] weights, double[] lossWeights) {
    requireWeights(weights);
    requireWeights(lossWeights);
    return new Examples(shape, count, targetWidth, inputs, targets, spans, isPerStep, weights, lossWeights);
  }

  private void requireWeights(double[] weights) {
    for (double weight : weights) {
      if (!(weight >= 0 && Double.isFinite(weight))) {
        throw new IllegalArgumentException("a weight must be 0 or greater and finite, but one is " + weight);
      }
    }
    double sum = RowSum.of(weights);
    if ((long) weights.length * targetWidth != targets.length || !(sum > 0 && Double.isFinite(sum))) {
      throw new IllegalArgumentException(weights.length + " weights with the sum " + sum + " don't fit "
          + (isPerStep ? targets.length / targetWidth + " steps" : count + " examples"));
    }
  }

  /** Whether rows of targets count differently much. */
  public boolean isWeighted() {
    return lossWeights != null;
  }

  /**
   * How much each row of {@link #targets} counts in metrics; null if they all count once. Not a copy: not to be
   * changed.
   */
  public double @Nullable [] weights() {
    return weights;
  }

  /** How much each counts in the loss; null if they all count once. Not a copy: not to be changed. */
  public double @Nullable [] lossWeights() {
    return lossWeights;
  }

  /** How much an example counts in the loss: the sum over its rows of targets. */
  public double lossWeight(int example) {
    if (!isPerStep) {
      return lossWeights == null ? 1 : lossWeights[example];
    }
    double sum = 0;
    for (int step = 0; step < rows(example); step++) {
      sum += lossWeight(example, step);
    }
    return sum;
  }

  /** How much a row of targets of an example counts in the loss; 0 in the warm-up of {@link #perStep} targets. */
  public double lossWeight(int example, int targetRow) {
    return weight(lossWeights, example, targetRow);
  }

  private double weight(double @Nullable [] weights, int example, int targetRow) {
    if (isPerStep && targetRow < spans().warmUp(example)) {
      return 0;
    }
    return weights == null ? 1 : weights[targetStart(example) + targetRow];
  }

  /** The {@link RowSum} of the weights of all examples in the loss. */
  public double totalWeight() {
    return totalWeight;
  }

  private double totalWeightOfAll() {
    if (!isPerStep) {
      return lossWeights == null ? count : RowSum.of(lossWeights);
    }
    RowSum sum = new RowSum(Leaf.CHUNKS * Leaf.CHUNK_SEQUENCES);
    for (int example = 0; example < count; example++) {
      sum.add(lossWeight(example));
    }
    return sum.total();
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

  /** What one example is: a row, steps or tokens. */
  public Shape shape() {
    return shape;
  }

  /** How many examples there are: rows of a table, or sequences. */
  public int count() {
    return count;
  }

  /** Numbers per row of inputs. */
  public int inputWidth() {
    return shape.features();
  }

  /** Numbers per row of targets. */
  public int targetWidth() {
    return targetWidth;
  }

  /** Whether there is a row of targets for each step, and not one for the whole example. */
  public boolean isPerStep() {
    return isPerStep;
  }

  /** Whether every example is one row of inputs, and the rows lie in the order of the examples. */
  public boolean areRows() {
    return spans == null;
  }

  /** The first row of {@link #inputs} of an example. */
  public int start(int example) {
    return spans == null ? example : spans.start(example);
  }

  /** How many rows of inputs an example has. */
  public int rows(int example) {
    return spans == null ? 1 : spans.rows(example);
  }

  /** How many rows of inputs an example has, on the average; 1 if there are no examples. */
  public double meanRows() {
    return spans == null || count == 0 ? 1 : spans.total() / (double) count;
  }

  /** The first row of {@link #targets} of an example. */
  public int targetStart(int example) {
    return isPerStep ? start(example) : example;
  }

  /** How many rows of targets an example has, its warm-up included. */
  public int targetRows(int example) {
    return isPerStep ? rows(example) : 1;
  }

  private Spans spans() {
    if (spans == null) {
      throw new IllegalStateException("rows of a table have no spans");
    }
    return spans;
  }

  /** The inputs themselves, not a copy: not to be changed. */
  public double[] inputs() {
    return inputs;
  }

  /** The targets themselves, not a copy: not to be changed. */
  public double[] targets() {
    return targets;
  }

  /** A copy of the inputs of one example, row after row. */
  public double[] input(int example) {
    return copy(inputs, start(example), rows(example), inputWidth());
  }

  /** A copy of the targets of one example, row after row. */
  public double[] target(int example) {
    return copy(targets, targetStart(example), targetRows(example), targetWidth);
  }

  private static double[] copy(double[] from, int start, int rows, int width) {
    return Arrays.copyOfRange(from, start * width, (start + rows) * width);
  }

  /**
   * What counts, as rows of a table with a single input that is always 0: the rows of targets that count, example by
   * example, with their weights. {@code Network.outputs} of examples are those of the same rows.
   */
  public Examples counted() {
    if (!isPerStep) {
      return new Examples(new Shape.Row(1), count, targetWidth, new double[count], targets, null, false, weights,
          lossWeights);
    }
    int rows = countedRows();
    double[] someTargets = new double[Math.multiplyExact(rows, targetWidth)];
    double[] someWeights = new double[rows];
    double[] someLossWeights = new double[rows];
    int at = 0;
    for (int example = 0; example < count; example++) {
      for (int step = 0; step < rows(example); step++) {
        if (counts(example, step)) {
          System.arraycopy(targets, (start(example) + step) * targetWidth, someTargets, at * targetWidth, targetWidth);
          someWeights[at] = weight(weights, example, step);
          someLossWeights[at] = lossWeight(example, step);
          at++;
        }
      }
    }
    return new Examples(new Shape.Row(1), rows, targetWidth, new double[rows], someTargets, null, false,
        isWeighted() ? someWeights : null, isWeighted() ? someLossWeights : null);
  }

  /** How many rows of targets count. */
  public int countedRows() {
    if (!isPerStep) {
      return count;
    }
    int rows = 0;
    for (int example = 0; example < count; example++) {
      for (int step = 0; step < rows(example); step++) {
        rows += counts(example, step) ? 1 : 0;
      }
    }
    return rows;
  }

  /** Whether a row of targets of an example counts, in metrics or in the loss. */
  public boolean counts(int example, int targetRow) {
    return !isPerStep || lossWeight(example, targetRow) != 0 || weight(weights, example, targetRow) != 0;
  }

  /** At most {@code most} of these examples, evenly spread; these themselves if they are no more than that. */
  public Examples spread(int most) {
    if (count <= most) {
      return this;
    }
    int[] some = new int[most];
    Arrays.setAll(some, i -> (int) ((long) i * count / most));
    return some(some);
  }

  /** The last {@code most} steps of each sequence that has more; inputs are shared. */
  public Examples lastSteps(int most) {
    return spans == null || spans.longest() <= most ? this
        : new Examples(shape, count, targetWidth, inputs, targets, spans.last(most), isPerStep, weights, lossWeights);
  }

  /** Some of these examples, in that order. Where there are sequences, inputs are shared. */
  public Examples some(int... examples) {
    double[] someTargets = isPerStep ? targets : pick(targets, examples, targetWidth);
    return new Examples(shape, examples.length, targetWidth,
        spans == null ? pick(inputs, examples, inputWidth()) : inputs, someTargets,
        spans == null ? null : spans.some(examples), isPerStep, someWeights(weights, examples),
        someWeights(lossWeights, examples));
  }

  private double @Nullable [] someWeights(double @Nullable [] weights, int[] examples) {
    return weights == null || isPerStep ? weights : pick(weights, examples, 1);
  }

  private static double[] pick(double[] from, int[] rows, int width) {
    double[] some = new double[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(from, rows[i] * width, some, i * width, width);
    }
    return some;
  }

  /**
   * The same examples with other inputs. Takes the array over, without a copy.
   *
   * @param others as many numbers as {@link #inputs}
   */
  public Examples withInputs(double[] others) {
    if (others.length != inputs.length) {
      throw new IllegalArgumentException(others.length + " numbers don't replace " + inputs.length);
    }
    return new Examples(shape, count, targetWidth, others, targets, spans, isPerStep, weights, lossWeights);
  }

  /** Such as {@code 90 examples of 4 inputs and 3 targets}. */
  @Override
  public String toString() {
    String what = spans == null ? "examples" : "sequences";
    return count + (isWeighted() ? " weighted " + what : " " + what) + " of " + inputWidth() + " inputs and "
        + targetWidth + " targets" + (isPerStep ? " per step" : "");
  }
}
