package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;
import io.ganglion.api.formula.ActivationFormula;
import io.ganglion.api.formula.KnownActivation;

/** Rectified linear unit: max(x, 0). Its derivative at 0 is 0. */
@Plugin(name = "relu", summary = "The net input, or 0 where it is negative.", api = Api.LEVEL)
public record Relu() implements Exportable, KnownActivation {
  @Override
  public ActivationFormula formula() {
    return ActivationFormula.RELU;
  }

  @Override
  public double value(double x) {
    return Math.max(x, 0); // NaN stays NaN, which a comparison would turn into 0
  }

  @Override
  public Expression expression(Expression x) {
    return x.max(0);
  }

  @Override
  public double derivative(double x, double y) {
    return x > 0 ? 1 : 0;
  }

  @Override
  public void forward(float[] x, float[] y, int rows, int width) {
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      y[i] = Math.max(x[i], 0);
    }
  }

  @Override
  public void backward(float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      dx[i] = x[i] > 0 ? dy[i] : 0;
    }
  }
}
