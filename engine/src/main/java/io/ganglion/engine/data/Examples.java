package io.ganglion.engine.data;

import io.ganglion.api.Shape;
import io.ganglion.engine.sum.Leaf;
import io.ganglion.engine.sum.RowSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Examples in memory: what goes into a network, and what should come out.
 *
 * <p>Rows of numbers lie one after another. An example of a table is one row of inputs and one of targets; an image is
 * one row of inputs for each pixel. A sequence is any number of rows of inputs, and either one row of targets
 * ({@link #perSequence}) or one for each step ({@link #perStep}). {@link Spans} say which rows are whose, so that
 * windows of a long sequence share them. A network with several inputs takes {@link Inputs} for each.
 *
 * <p>Weights belong to rows of targets. A row counts if its weight isn't 0 and it isn't in the warm-up of its example.
 */
public final class Examples {
  private final List<Inputs> inputs;
  private final int inputWidth;
  private final int count;
  private final Targets targets;
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
    this(rows(count, inputWidth, targetWidth, inputs, targets), count, new Targets.Numbers(targets, targetWidth),
        false, null, null);
  }

  private static List<Inputs> rows(int count, int inputWidth, int targetWidth, double[] inputs, double[] targets) {
    if (count < 0 || inputs.length != (long) count * inputWidth || targets.length != (long) count * targetWidth) {
      throw new IllegalArgumentException(count + " examples of " + inputWidth + " inputs and " + targetWidth
          + " targets don't fit arrays of " + inputs.length + " and " + targets.length);
    }
    return List.of(Inputs.rows(inputWidth, inputs));
  }

  private Examples(List<Inputs> inputs, int count, Targets targets, boolean isPerStep, double @Nullable [] weights,
      double @Nullable [] lossWeights) {
    this.inputs = List.copyOf(inputs);
    this.inputWidth = inputs.stream().mapToInt(each -> each.shape().features()).sum();
    this.count = count;
    this.targets = targets;
    this.isPerStep = isPerStep;
    this.weights = weights;
    this.lossWeights = lossWeights;
    this.totalWeight = totalWeightOfAll();
  }

  /**
   * Examples with one row of targets each.
   *
   * @param inputs one or several, each with as many examples
   * @param targets as many rows
   */
  public static Examples of(List<Inputs> inputs, Targets targets) {
    int count = countOf(inputs);
    if (targets.rows() != count) {
      throw new IllegalArgumentException(count + " examples with a row of targets each don't fit "
          + targets.rows() + " rows of targets");
    }
    return new Examples(inputs, count, targets, false, null, null);
  }

  /**
   * Examples with a row of targets for each step of the first input, in the same order; those of a step without a
   * target may be anything finite, if its {@link #weighted weight} is 0.
   *
   * @param inputs one or several, the first one steps or tokens, each with as many examples
   */
  public static Examples perStep(List<Inputs> inputs, Targets targets) {
    int count = countOf(inputs);
    Inputs first = inputs.get(0);
    requireSequences(first.shape());
    int steps = first.cells().size() / first.shape().features();
    if (targets.rows() != steps) {
      throw new IllegalArgumentException(steps + " steps with a row of targets each don't fit " + targets.rows()
          + " rows of targets");
    }
    return new Examples(inputs, count, targets, true, null, null);
  }

  private static int countOf(List<Inputs> inputs) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("examples need inputs");
    }
    int count = inputs.get(0).count();
    for (Inputs each : inputs) {
      each.requireTokens();
      if (each.count() != count) {
        throw new IllegalArgumentException("inputs of " + count + " examples and of " + each.count()
            + " don't go together");
      }
    }
    return count;
  }

  private static void requireSequences(Shape shape) {
    if (!shape.isSequence()) {
      throw new IllegalArgumentException(shape + " is no sequence");
    }
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
    return of(List.of(new Inputs(shape, new Cells.Doubles(inputs), spans)), new Targets.Numbers(targets, targetWidth));
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
    return perStep(List.of(new Inputs(shape, new Cells.Doubles(inputs), spans)),
        new Targets.Numbers(targets, targetWidth));
  }

  private static void requireRows(Shape shape, double[] inputs, Spans spans) {
    requireSequences(shape);
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
    return new Examples(inputs, count, targets, isPerStep, weights, lossWeights);
  }

  private void requireWeights(double[] weights) {
    for (double weight : weights) {
      if (!(weight >= 0 && Double.isFinite(weight))) {
        throw new IllegalArgumentException("a weight must be 0 or greater and finite, but one is " + weight);
      }
    }
    double sum = RowSum.of(weights);
    if (weights.length != targets.rows() || !(sum > 0 && Double.isFinite(sum))) {
      throw new IllegalArgumentException(weights.length + " weights with the sum " + sum + " don't fit "
          + (isPerStep ? targets.rows() + " steps" : count + " examples"));
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
    if (isPerStep && targetRow < first().warmUp(example)) {
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

  /** What each input of a network takes, nearly always a single one. */
  public List<Inputs> allInputs() {
    return inputs;
  }

  /** What one input of a network takes. */
  public Inputs inputs(int index) {
    return inputs.get(index);
  }

  private Inputs first() {
    return inputs.get(0);
  }

  /** What one example is for the first input. */
  public Shape shape() {
    return first().shape();
  }

  /** What one example is for each input. */
  public List<Shape> shapes() {
    return inputs.stream().map(Inputs::shape).toList();
  }

  /** How many examples there are: rows of a table, images or sequences. */
  public int count() {
    return count;
  }

  /** Numbers per row of inputs, of all inputs together. */
  public int inputWidth() {
    return inputWidth;
  }

  /** Numbers per row of targets. */
  public int targetWidth() {
    return targets.width();
  }

  /** Whether there is a row of targets for each step, and not one for the whole example. */
  public boolean isPerStep() {
    return isPerStep;
  }

  /** Whether there is a single input, and every example is one row of it. */
  public boolean areRows() {
    return inputs.size() == 1 && shape() instanceof Shape.Row;
  }

  /** Whether there is a single input, of numbers as they are: then {@link #inputs} has them. */
  public boolean hasNumbers() {
    return inputs.size() == 1 && first().cells() instanceof Cells.Doubles;
  }

  /** The first row of an example in the first input. */
  public int start(int example) {
    return first().start(example);
  }

  /** How many rows an example has in the first input. */
  public int rows(int example) {
    return first().rows(example);
  }

  /** How many rows of inputs an example has, on the average; 1 if there are no examples of rows or sequences. */
  public double meanRows() {
    double rows = 0;
    for (Inputs each : inputs) {
      rows = Math.max(rows, each.meanRows());
    }
    return rows;
  }

  /** The first row of {@link #targets} of an example. */
  public int targetStart(int example) {
    return isPerStep ? start(example) : example;
  }

  /** How many rows of targets an example has, its warm-up included. */
  public int targetRows(int example) {
    return isPerStep ? rows(example) : 1;
  }

  /**
   * The inputs themselves, not a copy: not to be changed.
   *
   * @throws IllegalStateException unless it {@link #hasNumbers}
   */
  public double[] inputs() {
    if (inputs.size() == 1 && first().cells() instanceof Cells.Doubles numbers) {
      return numbers.values();
    }
    throw new IllegalStateException(this + " don't have a single input of numbers");
  }

  /** What should come out. */
  public Targets allTargets() {
    return targets;
  }

  /**
   * The targets, row after row: themselves if they are numbers, not to be changed; else one for each class, for every
   * row.
   */
  public double[] targets() {
    if (targets instanceof Targets.Numbers numbers) {
      return numbers.values();
    }
    double[] all = new double[Math.multiplyExact(targets.rows(), targets.width())];
    for (int row = 0; row < targets.rows(); row++) {
      targets.copy(row, all, row * targets.width());
    }
    return all;
  }

  /** A copy of the inputs of one example, row after row, input after input. */
  public double[] input(int example) {
    return inputs.stream().flatMapToDouble(each -> Arrays.stream(each.example(example))).toArray();
  }

  /** A copy of the targets of one example, row after row. */
  public double[] target(int example) {
    int width = targetWidth();
    double[] copy = new double[targetRows(example) * width];
    for (int row = 0; row < targetRows(example); row++) {
      targets.copy(targetStart(example) + row, copy, row * width);
    }
    return copy;
  }

  /**
   * What counts, as rows of a table with a single input that is always 0: the rows of targets that count, example by
   * example, with their weights. {@code Network.outputs} of examples are those of the same rows.
   */
  public Examples counted() {
    if (!isPerStep) {
      return new Examples(List.of(Inputs.rows(1, new double[count])), count, targets, false, weights, lossWeights);
    }
    int rows = countedRows();
    int[] counted = new int[rows];
    double[] someWeights = new double[rows];
    double[] someLossWeights = new double[rows];
    int at = 0;
    for (int example = 0; example < count; example++) {
      for (int step = 0; step < rows(example); step++) {
        if (counts(example, step)) {
          counted[at] = start(example) + step;
          someWeights[at] = weight(weights, example, step);
          someLossWeights[at] = lossWeight(example, step);
          at++;
        }
      }
    }
    return new Examples(List.of(Inputs.rows(1, new double[rows])), rows, targets.some(counted), false,
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

  /** The last {@code most} steps of each sequence that has more; rows are shared. */
  public Examples lastSteps(int most) {
    List<Inputs> shorter = inputs.stream().map(each -> each.lastSteps(most)).toList();
    return shorter.equals(inputs) ? this
        : new Examples(shorter, count, targets, isPerStep, weights, lossWeights);
  }

  /** Some of these examples, in that order. Where there are sequences, their rows are shared. */
  public Examples some(int... examples) {
    return new Examples(inputs.stream().map(each -> each.some(examples)).toList(), examples.length,
        isPerStep ? targets : targets.some(examples), isPerStep, someWeights(weights, examples),
        someWeights(lossWeights, examples));
  }

  private double @Nullable [] someWeights(double @Nullable [] weights, int[] examples) {
    return weights == null || isPerStep ? weights
        : Arrays.stream(examples).mapToDouble(example -> weights[example]).toArray();
  }

  /**
   * The same examples with other numbers as their only input. Takes the array over, without a copy.
   *
   * @param others as many numbers as {@link #inputs()}
   */
  public Examples withInputs(double[] others) {
    if (others.length != inputs().length) {
      throw new IllegalArgumentException(others.length + " numbers don't replace " + inputs().length);
    }
    return withInput(0, new Inputs(shape(), new Cells.Doubles(others), first().spans()));
  }

  /** The same examples with another of the inputs, of the same shape and with as many rows. */
  public Examples withInput(int index, Inputs other) {
    if (!other.shape().equals(inputs(index).shape()) || other.count() != count) {
      throw new IllegalArgumentException(other.count() + " examples of " + other.shape() + " don't replace " + count
          + " of " + inputs(index).shape());
    }
    List<Inputs> others = new ArrayList<>(inputs);
    others.set(index, other);
    return new Examples(others, count, targets, isPerStep, weights, lossWeights);
  }

  /** Such as {@code 90 examples of 4 inputs and 3 targets}. */
  @Override
  public String toString() {
    String what = inputs.size() == 1 && shape().isSequence() ? "sequences" : "examples";
    String of = inputs.size() == 1 && !(shape() instanceof Shape.Grid) ? inputWidth() + " inputs"
        : inputs.stream().map(each -> each.shape().toString()).collect(Collectors.joining(", "));
    return count + (isWeighted() ? " weighted " + what : " " + what) + " of " + of + " and " + targetWidth()
        + " targets" + (isPerStep ? " per step" : "");
  }
}
