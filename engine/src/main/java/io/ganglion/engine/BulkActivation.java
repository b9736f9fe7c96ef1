package io.ganglion.engine;

import io.ganglion.api.Activation;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Plugin;
import io.ganglion.engine.kernel.Kernels;

/** An activation over whole arrays, in the fastest way there is that gives its bits. */
final class BulkActivation {
  /** What the kernels have a function for. The plug-ins compute with the same functions one by one. */
  private enum Form {
    SIGMOID, TANH, SOFTMAX, ITS_OWN
  }

  private final Kernels kernels;
  private final Form form;
  /** The activation, or {@link OwnLoop} where it leaves a method to its interface's default. */
  private final Activation forward;
  private final Activation backward;
  private final Activation floatForward;
  private final Activation floatBackward;

  BulkActivation(Activation activation, Kernels kernels) {
    this.kernels = kernels;
    this.form = formOf(activation);
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
      default -> Form.ITS_OWN;
    };
  }

  /** As {@link Activation#forward(double[], double[], int, int)}. */
  void forward(double[] x, double[] y, int rows, int width) {
    switch (form) {
      case SIGMOID -> kernels.sigmoid(x, 0, y, 0, rows * width);
      case TANH -> kernels.tanh(x, 0, y, 0, rows * width);
      case SOFTMAX -> kernels.softmax(x, 0, y, 0, rows, width);
      case ITS_OWN -> forward.forward(x, y, rows, width);
    }
  }

  /** As {@link Activation#backward(double[], double[], double[], double[], int, int)}. */
  void backward(double[] x, double[] y, double[] dy, double[] dx, int rows, int width) {
    backward.backward(x, y, dy, dx, rows, width);
  }

  /** As {@link Activation#forward(float[], float[], int, int)}. */
  void forward(float[] x, float[] y, int rows, int width) {
    switch (form) {
      case SIGMOID -> kernels.sigmoid(x, 0, y, 0, rows * width);
      case TANH -> kernels.tanh(x, 0, y, 0, rows * width);
      case SOFTMAX -> kernels.softmax(x, 0, y, 0, rows, width);
      case ITS_OWN -> floatForward.forward(x, y, rows, width);
    }
  }

  /** As {@link Activation#backward(float[], float[], float[], float[], int, int)}. */
  void backward(float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
    floatBackward.backward(x, y, dy, dx, rows, width);
  }
}
