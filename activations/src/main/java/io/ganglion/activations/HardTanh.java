package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;

/**
 * The net input, cut off at -1 and 1. Its derivative is 1 between them, and 0 from there on.
 *
 * <p>Source: R. Collobert, "Large scale machine learning", thesis, Université Paris VI, 2004.
 */
@Plugin(name = "hard-tanh", summary = "The net input, cut off at -1 and 1.", api = Api.LEVEL)
public record HardTanh() implements Exportable {
  @Override
  public double value(double x) {
    return Math.max(-1, Math.min(x, 1)); // NaN stays NaN, which a comparison would turn into a bound
  }

  @Override
  public Expression expression(Expression x) {
    return x.min(1).max(-1);
  }

  @Override
  public double derivative(double x, double y) {
    return x > -1 && x < 1 ? 1 : 0;
  }
}
