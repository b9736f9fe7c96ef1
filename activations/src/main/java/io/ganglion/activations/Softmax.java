package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.ExactMath;
import io.ganglion.api.Plugin;
import io.ganglion.api.formula.ActivationFormula;
import io.ganglion.api.formula.KnownActivation;

/**
 * Each example's outputs are positive and sum to 1: yᵢ = exp(xᵢ) / Σⱼ exp(xⱼ). For classes that exclude one another.
 *
 * <p>The largest net input is subtracted from all before anything is exponentiated, which changes no output and keeps
 * the sum from 1 to the width, so nothing overflows.
 */
@Plugin(name = "softmax", summary = "Probabilities that sum to 1 over a layer's units.", api = Api.LEVEL)
public record Softmax() implements KnownActivation {
  @Override
  public ActivationFormula formula() {
    return ActivationFormula.SOFTMAX;
  }

  // region double form, with the documentation of both
  @Override
  public void forward(double[] x, double[] y, int rows, int width) {
    for (int from = 0, row = 0; row < rows; row++, from += width) {
      int to = from + width;
      double max = x[from];
      for (int i = from + 1; i < to; i++) {
        max = x[i] > max ? x[i] : max;
      }
      double sum = 0;
      for (int i = from; i < to; i++) {
        y[i] = ExactMath.exp(x[i] - max);
        sum += y[i];
      }
      for (int i = from; i < to; i++) {
        y[i] /= sum;
      }
    }
  }

  /** dxᵢ = yᵢ (dyᵢ − Σⱼ yⱼ dyⱼ), the product with the whole Jacobian diag(y) − y yᵀ. */
  @Override
  public void backward(double[] x, double[] y, double[] dy, double[] dx, int rows, int width) {
    for (int from = 0, row = 0; row < rows; row++, from += width) {
      int to = from + width;
      double mean = 0;
      for (int i = from; i < to; i++) {
        mean = Math.fma(y[i], dy[i], mean);
      }
      for (int i = from; i < to; i++) {
        dx[i] = y[i] * (dy[i] - mean);
      }
    }
  }
  // endregion

  // region float form: made by .ci/float-forms
  @Override
  public void forward(float[] x, float[] y, int rows, int width) {
    for (int from = 0, row = 0; row < rows; row++, from += width) {
      int to = from + width;
      float max = x[from];
      for (int i = from + 1; i < to; i++) {
        max = x[i] > max ? x[i] : max;
      }
      float sum = 0;
      for (int i = from; i < to; i++) {
        y[i] = ExactMath.exp(x[i] - max);
        sum += y[i];
      }
      for (int i = from; i < to; i++) {
        y[i] /= sum;
      }
    }
  }

  /** As for {@code double}. */
  @Override
  public void backward(float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
    for (int from = 0, row = 0; row < rows; row++, from += width) {
      int to = from + width;
      float mean = 0;
      for (int i = from; i < to; i++) {
        mean = Math.fma(y[i], dy[i], mean);
      }
      for (int i = from; i < to; i++) {
        dx[i] = y[i] * (dy[i] - mean);
      }
    }
  }
  // endregion
}
