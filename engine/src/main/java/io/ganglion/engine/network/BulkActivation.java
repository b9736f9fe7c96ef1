package io.ganglion.engine.network;

import io.ganglion.api.Activation;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.formula.KnownActivation;
import io.ganglion.api.host.PluginCalls;
import io.ganglion.engine.kernel.Kernels;

/**
 * An activation over whole arrays, in the fastest way there is that gives its bits. Finding that way takes a while, so
 * it is done once for all passes. Immutable.
 */
final class BulkActivation {
  /** Whose values and derivatives the kernels compute; the plug-ins compute with the same functions one by one. */
  private enum Form {
    SIGMOID, TANH, SOFTMAX, RELU, GELU, ITS_OWN
  }

  private final Form form;
  /** {@link #form}, unless a setting changes the derivative. */
  private final Form backwardForm;
  /** The activation, or {@link OwnLoop} where it leaves a method to its interface's default. */
  private final Activation forward;
  private final Activation backward;
  private final Activation floatForward;
  private final Activation floatBackward;

  BulkActivation(Activation activation) {
    this.form = formOf(activation);
    this.backwardForm =
        activation instanceof KnownActivation known && known.hasDerivativeOfFormula() ? form : Form.ITS_OWN;
    this.forward = looped(activation, "forward", double[].class, double[].class, int.class, int.class);
    this.backward = looped(activation, "backward", double[].class, double[].class, double[].class, double[].class,
        int.class, int.class);
    this.floatForward = looped(activation, "forward", float[].class, float[].class, int.class, int.class);
    this.floatBackward = looped(activation, "backward", float[].class, float[].class, float[].class, float[].class,
        int.class, int.class);
  }

  private static Activation looped(Activation activation, String method, Class<?>... parameters) {
    try {
      return activation instanceof ElementwiseActivation elementwise
          && activation.getClass().getMethod(method, parameters).getDeclaringClass() == ElementwiseActivation.class
          ? OwnLoop.of(elementwise)
          : activation;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("an activation without " + method, e);
    }
  }

  private static Form formOf(Activation activation) {
    if (!(activation instanceof KnownActivation known)) {
      return Form.ITS_OWN;
    }
    return switch (known.formula()) {
      case SIGMOID -> Form.SIGMOID;
      case TANH -> Form.TANH;
      case SOFTMAX -> Form.SOFTMAX;
      case RELU -> Form.RELU;
      case GELU -> Form.GELU;
      case EXPONENTIAL, SOFTPLUS -> Form.ITS_OWN;
    };
  }

  /** As {@link Activation#forward(double[], double[], int, int)}. */
  void forward(Kernels kernels, double[] x, double[] y, int rows, int width) {
    switch (form) {
      case SIGMOID -> kernels.sigmoid(x, 0, y, 0, rows * width);
      case TANH -> kernels.tanh(x, 0, y, 0, rows * width);
      case SOFTMAX -> kernels.softmax(x, 0, y, 0, rows, width);
      case GELU -> kernels.gelu(x, y, rows * width);
      default -> {
        forward.forward(x, y, rows, width);
        PluginCalls.returned();
      }
    }
  }

  /** As {@link Activation#backward(double[], double[], double[], double[], int, int)}. */
  void backward(Kernels kernels, double[] x, double[] y, double[] dy, double[] dx, int rows, int width) {
    switch (backwardForm) {
      case SIGMOID -> kernels.sigmoidGradient(y, dy, dx, rows * width);
      case TANH -> kernels.tanhGradient(y, dy, dx, rows * width);
      case GELU -> kernels.geluGradient(x, dy, dx, rows * width);
      default -> {
        backward.backward(x, y, dy, dx, rows, width);
        PluginCalls.returned();
      }
    }
  }

  /** As {@link Activation#forward(float[], float[], int, int)}. */
  void forward(Kernels kernels, float[] x, float[] y, int rows, int width) {
    switch (form) {
      case SIGMOID -> kernels.sigmoid(x, 0, y, 0, rows * width);
      case TANH -> kernels.tanh(x, 0, y, 0, rows * width);
      case SOFTMAX -> kernels.softmax(x, 0, y, 0, rows, width);
      case GELU -> kernels.gelu(x, y, rows * width);
      default -> {
        floatForward.forward(x, y, rows, width);
        PluginCalls.returned();
      }
    }
  }

  /** As {@link Activation#backward(float[], float[], float[], float[], int, int)}. */
  void backward(Kernels kernels, float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
    switch (backwardForm) {
      case SIGMOID -> kernels.sigmoidGradient(y, dy, dx, rows * width);
      case TANH -> kernels.tanhGradient(y, dy, dx, rows * width);
      case GELU -> kernels.geluGradient(x, dy, dx, rows * width);
      case RELU -> kernels.reluGradient(x, dy, dx, rows * width);
      default -> {
        floatBackward.backward(x, y, dy, dx, rows, width);
        PluginCalls.returned();
      }
    }
  }
}
