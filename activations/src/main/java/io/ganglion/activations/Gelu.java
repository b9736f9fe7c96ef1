package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;

/**
 * Gaussian error linear unit: x Φ(x), where Φ(x) = ½ (1 + erf(x / √2)) is the standard normal distribution. Exact, not
 * the approximation by tanh. Its derivative is Φ(x) + x φ(x), with the density φ(x) = exp(−x² / 2) / √(2π).
 *
 * <p>Source: Hendrycks and Gimpel, "Gaussian error linear units (GELUs)", arXiv 1606.08415, 2016, section 2.
 *
 * <p>Computed from the tail Q(|x|), which is Φ(x) where x is negative and 1 − Φ(x) where it is positive, so that no
 * digit is lost to the left, as with 1 + erf all are from -8.3 on.
 */
@Plugin(name = "gelu", summary = "The net input times its normal probability.", api = Api.LEVEL)
public record Gelu() implements Exportable {
  private static final double DENSITY_AT_0 = 0.39894228040143267793994605993438; // 1 / √(2π)

  @Override
  public double value(double x) {
    double tail = Bell.of(x, 0.5) * NormalTail.scaled(Math.abs(x));
    return x < 0 ? x * tail : x - x * tail;
  }

  @Override
  public Expression expression(Expression x) {
    Expression part = x.times(Bell.expression(x, 0.5).times(NormalTail.scaled(x.abs())));
    return Expression.ifGreater(Expression.of(0), x, part, x.minus(part));
  }

  @Override
  public double derivative(double x, double y) {
    double t = Math.abs(x);
    double left = Bell.of(x, 0.5) * (NormalTail.scaled(t) - t * DENSITY_AT_0); // the derivative at -t
    return x < 0 ? left : 1 - left;
  }
}
