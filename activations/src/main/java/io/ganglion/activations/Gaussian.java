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
  /** Beyond, exp(−x²) rounds to 0; and nearer, no square overflows. */
  private static final double END = 39;

  @Override
  public double value(double x) {
    if (Math.abs(x) > END) {
      return 0;
    }
    double square = x * x;
    double rest = Math.fma(x, x, -square); // square + rest is x² exactly; without it, 700 ulps are lost at x = 27
    double e = StrictMath.exp(-square);
    return Math.fma(e, -rest, e); // exp(-rest) is 1 - rest, as the rest is below 1e-13
  }

  @Override
  public Expression expression(Expression x) {
    Expression square = x.times(x);
    Expression rest = x.fma(x, square.negated());
    Expression e = square.negated().strictExp();
    return Expression.ifGreater(x.abs(), Expression.of(END), Expression.of(0), e.fma(rest.negated(), e));
  }

  @Override
  public double derivative(double x, double y) {
    return -2 * (x * y); // 2 x would overflow where y is 0 already
  }
}
