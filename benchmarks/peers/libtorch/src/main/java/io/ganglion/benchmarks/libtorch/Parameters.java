package io.ganglion.benchmarks.libtorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The arrays that are trained, and Adam, which trains them. */
final class Parameters {
  private final NDManager manager;
  private final List<NDArray> arrays = new ArrayList<>();
  private final Optimizer adam;

  Parameters(NDManager manager, float learningRate) {
    this.manager = manager;
    adam = Optimizer.adam().optLearningRateTracker(Tracker.fixed(learningRate)).build();
  }

  /** Numbers within ±{@code bound}. */
  NDArray uniform(double bound, long... shape) {
    return add(manager.randomUniform((float) -bound, (float) bound, new Shape(shape)));
  }

  NDArray normal(long... shape) {
    return add(manager.randomNormal(0, 1, new Shape(shape), DataType.FLOAT32));
  }

  NDArray ones(long... shape) {
    return add(manager.ones(new Shape(shape)));
  }

  NDArray zeros(long... shape) {
    return add(manager.zeros(new Shape(shape)));
  }

  private NDArray add(NDArray array) {
    array.setRequiresGradient(true);
    arrays.add(array);
    return array;
  }

  /** Adds the gradients of a loss to those that the parameters have. */
  void backward(Function<NDManager, NDArray> loss) {
    try (NDManager step = manager.newSubManager();
        GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
      gradients.backward(loss.apply(step));
    }
  }

  /** Sets the gradients to 0. */
  void clear() {
    for (NDArray array : arrays) {
      try (NDArray gradient = array.getGradient()) {
        gradient.subi(gradient);
      }
    }
  }

  /** A step of Adam, after which the gradients are 0. */
  void step(Function<NDManager, NDArray> loss) {
    backward(loss);
    for (int i = 0; i < arrays.size(); i++) {
      NDArray array = arrays.get(i);
      try (NDArray gradient = array.getGradient()) {
        adam.update(Integer.toString(i), array, gradient);
      }
    }
    clear();
  }
}
