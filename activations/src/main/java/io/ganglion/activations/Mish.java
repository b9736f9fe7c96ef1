package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;

/**
 * x tanh(ln(1 + eˣ)). Its derivative is tanh(s) + x σ(x) (1 − tanh²(s)) with s = ln(1 + eˣ) and the logistic function
 * σ.
 *
 * <p>Source: D. Misra, "Mish: a self regularized non-monotonic activation function", BMVC 2020.
 *
 * <p>With E = eˣ, tanh(ln(1 + E)) is E (E + 2) / (E (E + 2) + 2): one exponential is all it takes. Where x is positive,
 * numerator and denominator are divided by E², so that nothing overflows.
 */
@Plugin(name = "mish", summary = "The net input times the tanh of its softplus.", api = Api.LEVEL)
public record Mish() implements Exportable {
  @Override
  public double value(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    if (x < 0) {
      double n = e * (e + 2);
      return x * (n / (n + 2));
    }
    double n = 1 + 2 * e;
    return x * (n / (n + 2 * e * e));
  }

  @Override
  public Expression expression(Expression x) {
    Expression e = x.abs().negated().strictExp();
    Expression low = e.times(e.plus(2));
    Expression high = e.times(2).plus(1);
    return Expression.ifGreater(Expression.of(0), x, x.times(low.over(low.plus(2))),
        x.times(high.over(high.plus(e.times(2).times(e)))));
  }

  /** σ(x) (1 − tanh²(s)) is 4 E (1 + E) / (E (E + 2) + 2)². */
  @Override
  public double derivative(double x, double y) {
    double e = StrictMath.exp(-Math.abs(x));
    if (x < 0) {
      double n = e * (e + 2);
      double d = n + 2;
      return n / d + x * (4 * e * (1 + e) / (d * d));
    }
    double n = 1 + 2 * e;
    double d = n + 2 * e * e;
    return n / d + x * (4 * e * e * (1 + e) / (d * d));
  }
}
