package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;

/**
 * sin x, for what repeats or is rich in detail. Its derivative is cos x.
 *
 * <p>Source: Sitzmann, Martel, Bergman, Lindell, Wetzstein, "Implicit neural representations with periodic activation
 * functions", NeurIPS 2020. Their frequency ω₀ is left to the initial weights: it only scales the net input.
 */
@Plugin(name = "sine", summary = "The sine, from -1 to 1 and back.", api = Api.LEVEL)
public record Sine() implements Exportable {
  @Override
  public double value(double x) {
    return StrictMath.sin(x);
  }

  @Override
  public Expression expression(Expression x) {
    return x.strictSin();
  }

  @Override
  public double derivative(double x, double y) {
    return StrictMath.cos(x); // √(1 − y²) has lost the sign
  }
}
