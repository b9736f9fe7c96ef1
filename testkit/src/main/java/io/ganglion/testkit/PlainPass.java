package io.ganglion.testkit;

import io.ganglion.api.Block;
import io.ganglion.api.Form;
import io.ganglion.api.Layer;
import io.ganglion.api.Matrix;
import io.ganglion.api.Shape;
import io.ganglion.api.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A layer with given parameters, computed by {@link PlainMaths} in training: for outputs and gradients that are known
 * from elsewhere. Examples are arrays, row after row. For one thread.
 */
public final class PlainPass {
  private final Layer layer;
  private final Shape shape;
  private final boolean isDouble;
  private final int features;
  private final Form form;
  private final PlainMaths maths;
  private final Layer.Pass pass;
  private final PlainValues x;
  private final PlainValues dy;
  private final List<Matrix> blocks = new ArrayList<>();
  private final PlainCarry carry;
  private PlainBatch batch = PlainBatch.of(new int[0], new int[0], true, new double[0]);

  /**
   * A pass in double precision.
   *
   * @param shape of the examples
   * @param parameters of each block of the layer's form, row after row
   */
  public PlainPass(Layer layer, Shape shape, double[]... parameters) {
    this(layer, shape, true, parameters);
  }

  /** A pass in double or single precision. */
  public PlainPass(Layer layer, Shape shape, boolean isDouble, double[]... parameters) {
    this.layer = layer;
    this.shape = shape;
    this.isDouble = isDouble;
    this.features = shape.features();
    this.form = layer.form(shape);
    this.maths = new PlainMaths(isDouble);
    this.pass = layer.pass(shape, maths);
    this.x = new PlainValues(isDouble, features, 1);
    this.dy = new PlainValues(isDouble, form.output().features(), 1);
    this.carry = new PlainCarry(form, isDouble);
    for (int b = 0; b < form.blocks().size(); b++) {
      Block block = form.blocks().get(b);
      if (parameters.length != form.blocks().size() || parameters[b].length != block.size()) {
        throw new IllegalArgumentException("the blocks are " + form.blocks() + ", but there are parameters for "
            + parameters.length + ", of '" + block.name() + "' " + (b < parameters.length ? parameters[b].length : 0));
      }
      blocks.add(maths.matrix(block.columns(), parameters[b]));
    }
  }

  /** The outputs for each of some examples. */
  public double[][] outputs(double[]... examples) {
    int[] lengths = new int[examples.length];
    int[] numbers = new int[examples.length];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = examples[i].length / features;
      numbers[i] = i;
    }
    batch = PlainBatch.of(numbers, lengths, true, new double[form.statistics()]);
    x.put(joined(examples));
    double[] outputs = PlainValues.copy(pass.forward(batch, x, blocks), isDouble);
    double[][] parts = new double[lengths.length][];
    int at = 0;
    for (int i = 0; i < lengths.length; i++) {
      int size = LayerSample.rowsOut(layer, shape, lengths[i]) * form.output().features();
      parts[i] = Arrays.copyOfRange(outputs, at, at + size);
      at += size;
    }
    return parts;
  }

  /**
   * The outputs for the next steps of a sequence, which goes on from call to call.
   *
   * @return as many rows as the layer gives for these steps
   */
  public double[] next(double... steps) {
    int count = steps.length / features;
    carry.begin(count);
    x.put(steps);
    double[] outputs = PlainValues.copy(
        pass.forward(PlainBatch.part(count, carry, new double[form.statistics()]), x, blocks), isDouble);
    carry.end(count);
    return outputs;
  }

  /** What {@link #next} left for the call after it: {@link Form#carryPerExample} numbers. */
  public double[] carried() {
    return PlainValues.copy(carry.ofExample(), isDouble);
  }

  /** dL/d(inputs) of each of the last examples, given dL/d(outputs); for tokens, arrays of no meaning. */
  public double[][] inputGradients(double[]... outputGradients) {
    dy.put(joined(outputGradients));
    Values result = pass.backward(batch, x, dy, blocks, !(shape instanceof Shape.Tokens));
    double[] dx = PlainValues.copy(result, isDouble);
    double[][] parts = new double[batch.examples()][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Arrays.copyOfRange(dx, batch.start(i) * features, batch.start(i + 1) * features);
    }
    return parts;
  }

  /** dL/d(parameters) of a block, row after row, after {@link #inputGradients}. */
  public double[] gradient(int block) {
    Matrix matrix = blocks.get(block);
    return maths.gradient(batch, matrix.rows(), matrix.columns(), pass.sums().get(block));
  }

  private static double[] joined(double[][] parts) {
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }
}
