package io.ganglion.benchmarks.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The networks of the workloads, written with libtorch's operators. */
final class Networks {
  private Networks() {}

  /** x W' + b, with PyTorch's initial weights. */
  static UnaryOperator<NDArray> dense(Parameters parameters, int inputs, int units) {
    double bound = 1 / Math.sqrt(inputs);
    NDArray weights = parameters.uniform(bound, units, inputs);
    NDArray biases = parameters.uniform(bound, units);
    return x -> x.getNDArrayInternal().linear(x, weights, biases).singletonOrThrow();
  }

  static UnaryOperator<NDArray> embedding(Parameters parameters, int tokens, int dimension) {
    NDArray table = parameters.normal(tokens, dimension);
    return indices -> rows(table, indices);
  }

  /** The rows of {@code table} that {@code indices} names. */
  static NDArray rows(NDArray table, NDArray indices) {
    return indices.getNDArrayInternal().embedding(indices, table, SparseFormat.DENSE).singletonOrThrow();
  }

  static UnaryOperator<NDArray> layerNorm(Parameters parameters, int width) {
    NDArray scales = parameters.ones(width);
    NDArray shifts = parameters.zeros(width);
    Shape shape = new Shape(width);
    return x -> x.getNDArrayInternal().layerNorm(x, shape, scales, shifts, 1e-5f).singletonOrThrow();
  }

  static UnaryOperator<NDArray> convolution(Parameters parameters, int from, int to, int size, int padding) {
    double bound = 1 / Math.sqrt(from * size * size);
    NDArray weights = parameters.uniform(bound, to, from, size, size);
    NDArray biases = parameters.uniform(bound, to);
    Shape one = new Shape(1, 1);
    return x -> x.getNDArrayInternal()
        .convolution(x, weights, biases, one, new Shape(padding, padding), one, 1).singletonOrThrow();
  }

  static NDArray maxPool(NDArray x) {
    return x.getNDArrayInternal().maxPool(new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), false);
  }

  static NDArray relu(NDArray x) {
    return x.getNDArrayInternal().relu();
  }

  /** A recurrent layer, over steps × sequences × numbers. */
  static final class Recurrent {
    private final int units;
    private final NDList weights;
    private final boolean isLstm;

    private Recurrent(Parameters parameters, int gates, int inputs, int units) {
      this.units = units;
      isLstm = gates == 4;
      double bound = 1 / Math.sqrt(units);
      weights = new NDList(parameters.uniform(bound, gates * units, inputs),
          parameters.uniform(bound, gates * units, units),
          parameters.uniform(bound, gates * units), parameters.uniform(bound, gates * units));
    }

    static Recurrent lstm(Parameters parameters, int inputs, int units) {
      return new Recurrent(parameters, 4, inputs, units);
    }

    static Recurrent gru(Parameters parameters, int inputs, int units) {
      return new Recurrent(parameters, 3, inputs, units);
    }

    /** The states before the first step. */
    NDList start(NDManager manager, long sequences) {
      NDArray state = manager.zeros(new Shape(1, sequences, units));
      return isLstm ? new NDList(state, manager.zeros(new Shape(1, sequences, units))) : new NDList(state);
    }

    /** The outputs of all steps, and the last states. */
    NDList forward(NDArray x, NDList states, boolean training) {
      return isLstm
          ? x.getNDArrayInternal().lstm(x, states, weights, true, 1, 0, training, false, false)
          : x.getNDArrayInternal().gru(x, states.singletonOrThrow(), weights, true, 1, 0, training, false, false);
    }
  }

  /** A block of a transformer over sequences × steps × width. */
  static UnaryOperator<NDArray> transformerBlock(Parameters parameters, int width, int heads, NDArray future) {
    UnaryOperator<NDArray> firstNorm = layerNorm(parameters, width);
    UnaryOperator<NDArray> queriesKeysValues = dense(parameters, width, 3 * width);
    UnaryOperator<NDArray> projection = dense(parameters, width, width);
    UnaryOperator<NDArray> secondNorm = layerNorm(parameters, width);
    UnaryOperator<NDArray> wide = dense(parameters, width, 4 * width);
    UnaryOperator<NDArray> narrow = dense(parameters, 4 * width, width);
    return x -> {
      Shape shape = x.getShape();
      long steps = shape.get(1);
      List<NDArray> parts = new ArrayList<>();
      for (NDArray part : queriesKeysValues.apply(firstNorm.apply(x)).split(3, 2)) {
        parts.add(part.reshape(shape.get(0), steps, heads, width / heads).transpose(0, 2, 1, 3));
      }
      NDArray attention = parts.get(0).matMul(parts.get(1).transpose(0, 1, 3, 2))
          .mul(1 / Math.sqrt((double) width / heads)).add(future).softmax(-1);
      NDArray mixed = projection.apply(attention.matMul(parts.get(2)).transpose(0, 2, 1, 3).reshape(shape));
      NDArray y = x.add(mixed);
      return y.add(narrow.apply(wide.apply(secondNorm.apply(y)).getNDArrayInternal().gelu()));
    };
  }

  /** What is added to attention's scores, so that no step looks at later ones. */
  static NDArray future(NDManager manager, int steps) {
    float[] mask = new float[steps * steps];
    for (int row = 0; row < steps; row++) {
      for (int column = row + 1; column < steps; column++) {
        mask[row * steps + column] = Float.NEGATIVE_INFINITY;
      }
    }
    return manager.create(mask, new Shape(steps, steps));
  }

  /** The mean of −ln of the softmax at the classes. */
  static NDArray crossEntropy(NDArray netInputs, NDArray classes) {
    return netInputs.logSoftmax(1).gather(classes.reshape(-1, 1), 1).mean().neg();
  }
}
