package io.ganglion.engine;

import io.ganglion.api.Activation;
import io.ganglion.api.Plugin;
import io.ganglion.engine.kernel.Kernels;

/** An activation over whole arrays, in the fastest way there is that gives its bits. */
final class BulkActivation {
  /** What the kernels have a function for. The plug-ins compute with the same functions one by one. */
  private enum Form {
    SIGMOID, TANH, SOFTMAX, ITS_OWN
  }

  private final Activation activation;
  private final Kernels kernels;
  private final Form form;

  BulkActivation(Activation activation, Kernels kernels) {
    this.activation = activation;
    this.kernels = kernels;
    this.form = formOf(activation);
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
      case ITS_OWN -> activation.forward(x, y, rows, width);
    }
  }

  /** As {@link Activation#backward(double[], double[], double[], double[], int, int)}. */
  void backward(double[] x, double[] y, double[] dy, double[] dx, int rows, int width) {
    activation.backward(x, y, dy, dx, rows, width);
  }

  /** As {@link Activation#forward(float[], float[], int, int)}. */
  void forward(float[] x, float[] y, int rows, int width) {
    switch (form) {
      case SIGMOID -> kernels.sigmoid(x, 0, y, 0, rows * width);
      case TANH -> kernels.tanh(x, 0, y, 0, rows * width);
      case SOFTMAX -> kernels.softmax(x, 0, y, 0, rows, width);
      case ITS_OWN -> activation.forward(x, y, rows, width);
    }
  }

  /** As {@link Activation#backward(float[], float[], float[], float[], int, int)}. */
  void backward(float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
    activation.backward(x, y, dy, dx, rows, width);
  }
}
