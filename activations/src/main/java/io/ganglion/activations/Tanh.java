package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Plugin;

/** The hyperbolic tangent. */
@Plugin(name = "tanh", summary = "The hyperbolic tangent, from -1 to 1.", api = Api.LEVEL)
public record Tanh() implements ElementwiseActivation {
  @Override
  public double value(double x) {
    return StrictMath.tanh(x);
  }

  @Override
  public double derivative(double x, double y) {
    return (1 - y) * (1 + y); // better than 1 - y * y, which cancels near the bounds
  }
}
