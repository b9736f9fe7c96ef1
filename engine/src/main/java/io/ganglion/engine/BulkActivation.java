package io.ganglion.engine;

import io.ganglion.api.Activation;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Plugin;
import io.ganglion.engine.kernel.Kernels;

/**
 * An activation over whole arrays, in the fastest way there is that gives its bits. Finding that way takes a while, so a
 * layer does it once, for all passes. Immutable.
 */
final class BulkActivation {
  /** What the kernels have a function for. The plug-ins compute with the same functions one by one. */
  private enum Form {
    SIGMOID, TANH, SOFTMAX, RELU, ITS_OWN
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
    this.backwardForm = form != Form.ITS_OWN && isAsByDefault(activation) ? form : Form.ITS_OWN;
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

  /** By the plug-in's name, as in {@link ClassOutput}. */
  private static Form formOf(Activation activation) {
    Plugin plugin = activation.getClass().getAnnotation(Plugin.class);
    if (plugin == null) {
      return Form.ITS_OWN;
    }
    return switch (plugin.name()) {
      case "sigmoid" -> Form.SIGMOID;
      case "tanh" -> Form.TANH;
      case "softmax" -> Form.SOFTMAX;
      case "relu" -> Form.RELU;
      default -> Form.ITS_OWN;
    };
  }

  /** Whether all settings have their defaults, with which the derivative is the function's own. */
  private static boolean isAsByDefault(Activation activation) {
    try {
      return activation.getClass().getConstructor().newInstance().equals(activation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(activation + " can't be made with its defaults", e);
    }
  }

  /** As {@link Activation#forward(double[], double[], int, int)}. */
  void forward(Kernels kernels, double[] x, double[] y, int rows, int width) {
    switch (form) {
      case SIGMOID -> kernels.sigmoid(x, 0, y, 0, rows * width);
      case TANH -> kernels.tanh(x, 0, y, 0, rows * width);
      case SOFTMAX -> kernels.softmax(x, 0, y, 0, rows, width);
      default -> forward.forward(x, y, rows, width);
    }
  }

  /** As {@link Activation#backward(double[], double[], double[], double[], int, int)}. */
  void backward(Kernels kernels, double[] x, double[] y, double[] dy, double[] dx, int rows, int width) {
    switch (backwardForm) {
      case SIGMOID -> kernels.sigmoidGradient(y, dy, dx, rows * width);
      case TANH -> kernels.tanhGradient(y, dy, dx, rows * width);
      default -> backward.backward(x, y, dy, dx, rows, width);
    }
  }

  /** As {@link Activation#forward(float[], float[], int, int)}. */
  void forward(Kernels kernels, float[] x, float[] y, int rows, int width) {
    switch (form) {
      case SIGMOID -> kernels.sigmoid(x, 0, y, 0, rows * width);
      case TANH -> kernels.tanh(x, 0, y, 0, rows * width);
      case SOFTMAX -> kernels.softmax(x, 0, y, 0, rows, width);
      default -> floatForward.forward(x, y, rows, width);
    }
  }

  /** As {@link Activation#backward(float[], float[], float[], float[], int, int)}. */
  void backward(Kernels kernels, float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
    switch (backwardForm) {
      case SIGMOID -> kernels.sigmoidGradient(y, dy, dx, rows * width);
      case TANH -> kernels.tanhGradient(y, dy, dx, rows * width);
      case RELU -> kernels.reluGradient(x, dy, dx, rows * width);
      default -> floatBackward.backward(x, y, dy, dx, rows, width);
    }
  }
}
