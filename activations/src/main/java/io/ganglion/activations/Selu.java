package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;

/**
 * Scaled exponential linear unit: λ x, or λ α (eˣ − 1) where x is negative, with λ and α such that mean 0 and variance
 * 1 are a stable fixed point from layer to layer. Its derivative is λ above 0, and λ α eˣ from 0 down. Meant for the
 * initializer {@code lecun-normal} and standardized inputs.
 *
 * <p>Source: Klambauer, Unterthiner, Mayr, Hochreiter, "Self-normalizing neural networks", NIPS 2017, equations 2 and
 * 14. The constants are those for which a standard normal net input gives mean 0 and variance 1, which is α = √(2/π) /
 * (1 − √e erfc(√½)) and λ² = 2 / (1 + α² (e² erfc(√2) − 2 √e erfc(√½) + 1)).
 */
@Plugin(name = "selu", summary = "Scaled elu that keeps mean 0 and variance 1; with lecun-normal.", api = Api.LEVEL)
public record Selu() implements Exportable {
  private static final double LAMBDA = 1.0507009873554804934193349852946;
  private static final double LAMBDA_ALPHA = 1.7580993408473768599402175208123;

  @Override
  public double value(double x) {
    return x > 0 ? LAMBDA * x : LAMBDA_ALPHA * StrictMath.expm1(x);
  }

  @Override
  public Expression expression(Expression x) {
    return Expression.ifGreater(x, Expression.of(0), x.times(LAMBDA), x.strictExpm1().times(LAMBDA_ALPHA));
  }

  @Override
  public double derivative(double x, double y) {
    return x > 0 ? LAMBDA : LAMBDA_ALPHA * StrictMath.exp(x);
  }
}
