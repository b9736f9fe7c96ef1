package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;

/**
 * The bell curve exp(−x²): a unit that answers to a band of net inputs around 0 rather than to all above a threshold.
 * Its derivative is −2 x exp(−x²).
 *
 * <p>Source: Hartman, Keeler, Kowalski, "Layered neural networks with Gaussian hidden units as universal
 * approximations", <em>Neural Computation</em> 2 (1990), 210–215; there of a distance, here of the net input, as in
 * FANN.
 */
@Plugin(name = "gaussian", summary = "The bell curve exp(-x^2), from 0 to 1.", api = Api.LEVEL)
public record Gaussian() implements Exportable {
  @Override
  public double value(double x) {
    return Bell.of(x, 1);
  }

  @Override
  public Expression expression(Expression x) {
    return Bell.expression(x, 1);
  }

  @Override
  public double derivative(double x, double y) {
    return -2 * (x * y); // 2 x would overflow where y is 0 already
  }
}
