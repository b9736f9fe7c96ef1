package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.ExactMath;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;

/**
 * Sigmoid linear unit, also called swish: x σ(x) with the logistic function σ. Its derivative is
 * σ(x) (1 + x σ(−x)).
 *
 * <p>Source: Elfwing, Uchibe, Doya, "Sigmoid-weighted linear units for neural network function approximation in
 * reinforcement learning", <em>Neural Networks</em> 107 (2018), 3–11.
 */
@Plugin(name = "silu", summary = "The net input times its sigmoid; also called swish.", api = Api.LEVEL)
public record Silu() implements Exportable {
  @Override
  public double value(double x) {
    return x * ExactMath.sigmoid(x);
  }

  @Override
  public Expression expression(Expression x) {
    return x.times(x.sigmoid());
  }

  @Override
  public double derivative(double x, double y) {
    double e = StrictMath.exp(-Math.abs(x));
    double near = 1 / (1 + e); // σ(|x|)
    double far = e / (1 + e); // σ(−|x|) = 1 - σ(|x|), with all its digits
    return x < 0 ? far * (1 + x * near) : near * (1 + x * far);
  }
}
