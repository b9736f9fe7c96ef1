package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;

/**
 * Exponential linear unit: x, or α (eˣ − 1) where x is negative. Its derivative is 1 above 0, and α eˣ from 0 down.
 *
 * <p>Source of the form and of the default: Clevert, Unterthiner, Hochreiter, "Fast and accurate deep network learning
 * by exponential linear units (ELUs)", ICLR 2016, equation 15.
 */
@Plugin(name = "elu", summary = "The net input, bent towards -alpha where it is negative.", api = Api.LEVEL)
public record Elu(@Setting("minus the lower bound, > 0") double alpha) implements Exportable {
  public Elu() {
    this(1);
  }

  public Elu {
    Require.positive("alpha", alpha);
  }

  @Override
  public double value(double x) {
    return x > 0 ? x : alpha * StrictMath.expm1(x);
  }

  @Override
  public Expression expression(Expression x) {
    return Expression.ifGreater(x, Expression.of(0), x, x.strictExpm1().times(alpha));
  }

  @Override
  public double derivative(double x, double y) {
    return x > 0 ? 1 : alpha * StrictMath.exp(x); // y + alpha would do, but cancels as y nears -alpha
  }
}
