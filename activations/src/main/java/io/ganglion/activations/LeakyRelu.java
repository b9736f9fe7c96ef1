package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;

/**
 * Rectified linear unit that lets a little through below 0: x, or slope · x where x is negative. Its derivative at 0 is
 * the slope.
 *
 * <p>Source of the form and of the default: Maas, Hannun, Ng, "Rectifier nonlinearities improve neural network acoustic
 * models", ICML 2013, equation 2.
 */
@Plugin(name = "leaky-relu", summary = "The net input, scaled down where it is negative.", api = Api.LEVEL)
public record LeakyRelu(@Setting("factor below 0, at least 0 and less than 1") double slope)
    implements Exportable {

  public LeakyRelu() {
    this(0.01);
  }

  public LeakyRelu {
    Require.fromUpTo("slope", slope, 0, 1);
  }

  @Override
  public double value(double x) {
    return x > 0 ? x : slope * x;
  }

  @Override
  public Expression expression(Expression x) {
    return Expression.ifGreater(x, Expression.of(0), x, x.times(slope));
  }

  @Override
  public double derivative(double x, double y) {
    return x > 0 ? 1 : slope;
  }
}
