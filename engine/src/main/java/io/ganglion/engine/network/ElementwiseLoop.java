package io.ganglion.engine.network;

import io.ganglion.api.Activation;
import io.ganglion.api.ElementwiseActivation;

/**
 * The default loops of {@link ElementwiseActivation} once more. {@link OwnLoop} makes a class of its own from these
 * bytes for every activation, so nothing here may name this class but to reach its own field.
 */
final class ElementwiseLoop implements Activation {
  private final ElementwiseActivation activation;

  ElementwiseLoop(ElementwiseActivation activation) {
    this.activation = activation;
  }

  @Override
  public void forward(double[] x, double[] y, int rows, int width) {
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      y[i] = activation.value(x[i]);
    }
  }

  @Override
  public void backward(double[] x, double[] y, double[] dy, double[] dx, int rows, int width) {
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      dx[i] = dy[i] * activation.derivative(x[i], y[i]);
    }
  }

  @Override
  public void forward(float[] x, float[] y, int rows, int width) {
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      y[i] = (float) activation.value(x[i]);
    }
  }

  @Override
  public void backward(float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      dx[i] = (float) (dy[i] * activation.derivative(x[i], y[i]));
    }
  }
}
