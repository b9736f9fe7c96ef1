package io.ganglion.testkit;

import io.ganglion.api.Block;
import io.ganglion.api.Form;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Examples of one shape, parameters of a layer that takes them, and a loss: the sum of its outputs, each times a
 * weight. All numbers are multiples of 2⁻¹⁷.
 */
final class LayerSample {
  private final Layer layer;
  private final Shape shape;
  private final Form form;
  private final int[] lengths;
  private final double[][] inputs;
  private final double[][] weights;
  private final double[][] parameters;

  private LayerSample(Layer layer, Shape shape, int[] lengths, double[][] inputs, double[][] weights,
      double[][] parameters) {
    this.layer = layer;
    this.shape = shape;
    this.form = layer.form(shape);
    this.lengths = lengths;
    this.inputs = inputs;
    this.weights = weights;
    this.parameters = parameters;
  }

  /** Five examples: sequences of different lengths, among them the shortest that the layer takes. */
  static LayerSample of(Layer layer, Shape shape) {
    Form form = layer.form(shape);
    int[] lengths = IntStream.of(3, 0, 6, 1, 3).map(more -> rows(layer, shape, more)).toArray();
    double[][] inputs = new double[lengths.length][];
    double[][] weights = new double[lengths.length][];
    for (int i = 0; i < lengths.length; i++) {
      inputs[i] = inputs(shape, lengths[i], 20 + i);
      weights[i] = scaled(NetInputs.random(rowsOut(layer, shape, lengths[i]) * form.output().features(), 40 + i), 0.25);
    }
    double[][] parameters = new double[form.blocks().size()][];
    for (int b = 0; b < parameters.length; b++) {
      parameters[b] = scaled(NetInputs.random(form.blocks().get(b).size(), 60 + b), 0.125);
    }
    return new LayerSample(layer, shape, lengths, inputs, weights, parameters);
  }

  /** How many rows an example has; a sequence {@code more} than it has at least. */
  private static int rows(Layer layer, Shape shape, int more) {
    if (shape instanceof Shape.Grid grid) {
      return grid.height() * grid.width();
    }
    if (!shape.isSequence()) {
      return 1;
    }
    int least = 1;
    while (rowsOut(layer, shape, least) < 1) {
      least++;
      if (least > 1000) {
        throw Breach.of("steps(" + least + ") is " + layer.steps(least),
            "let steps say how many steps come out, at least 1 where a sequence is long enough");
      }
    }
    return least + more;
  }

  /** How many rows come out of an example of {@code rows}, as the form says. */
  static int rowsOut(Layer layer, Shape shape, int rows) {
    Shape output = layer.form(shape).output();
    return output instanceof Shape.Grid grid ? grid.height() * grid.width()
        : output.isSequence() ? shape.isSequence() ? layer.steps(rows) : rows
        : 1;
  }

  private static double[] inputs(Shape shape, int rows, long seed) {
    if (shape instanceof Shape.Tokens tokens) {
      return new SplittableRandom(seed).ints(rows, 0, tokens.vocabulary()).asDoubleStream().toArray();
    }
    return scaled(NetInputs.random(rows * shape.features(), seed), 0.5);
  }

  /** Multiples of 2⁻¹⁷ again. */
  private static double[] scaled(double[] numbers, double factor) {
    return Arrays.stream(numbers).map(number -> Math.rint(number * factor * 0x1p17) * 0x1p-17).toArray();
  }

  Layer layer() {
    return layer;
  }

  Shape shape() {
    return shape;
  }

  Form form() {
    return form;
  }

  /** How many examples there are. */
  int count() {
    return lengths.length;
  }

  int length(int example) {
    return lengths[example];
  }

  /** The numbers of an example, row after row; not to be changed. */
  double[] inputs(int example) {
    return inputs[example];
  }

  /** dL/d(outputs) of an example, row after row; not to be changed. */
  double[] weights(int example) {
    return weights[example];
  }

  /** The parameters of a block; not to be changed. */
  double[] parameters(int block) {
    return parameters[block];
  }

  /** The same with other parameters in a block. */
  LayerSample withParameters(int block, double[] others) {
    double[][] changed = parameters.clone();
    changed[block] = others;
    return new LayerSample(layer, shape, lengths, inputs, weights, changed);
  }

  /** The same with other numbers in an example. */
  LayerSample withInputs(int example, double[] others) {
    double[][] changed = inputs.clone();
    changed[example] = others;
    return new LayerSample(layer, shape, lengths, changed, weights, parameters);
  }

  /** The same with weights of 0 for all examples but one. */
  LayerSample weighing(int example) {
    double[][] changed = new double[weights.length][];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = i == example ? weights[i] : new double[weights[i].length];
    }
    return new LayerSample(layer, shape, lengths, inputs, changed, parameters);
  }

  /** All examples in order. */
  int[] all() {
    return IntStream.range(0, count()).toArray();
  }

  /** The name of a block and of one of its parameters, for messages. */
  String nameOf(int block, int index) {
    Block of = form.blocks().get(block);
    return "'" + of.name() + "'[" + index / of.columns() + "][" + index % of.columns() + "]";
  }

  /** Numbers for {@link io.ganglion.api.Batch#statistics}: any positive ones. */
  double[] statistics() {
    double[] statistics = new double[form.statistics()];
    for (int i = 0; i < statistics.length; i++) {
      statistics[i] = 0.5 + 0.25 * i;
    }
    return statistics;
  }

  /** Whether there is a dL/dx: not for tokens, which are no quantities. */
  boolean inputsHaveGradients() {
    return !(shape instanceof Shape.Tokens);
  }

  /** Whether the layer may look at other examples in training. */
  boolean maySeeOthers() {
    return form.statistics() > 0;
  }

  List<Block> blocks() {
    return form.blocks();
  }
}
