package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Plugin;

/** x / (1 + |x|): like tanh, with tails that are left and reached slowly (Bergstra et al. 2009). */
@Plugin(name = "softsign", summary = "x / (1 + |x|), from -1 to 1.", api = Api.LEVEL)
public record Softsign() implements ElementwiseActivation {
  @Override
  public double value(double x) {
    return x / (1 + Math.abs(x));
  }

  @Override
  public double derivative(double x, double y) {
    double d = 1 + Math.abs(x);
    return 1 / (d * d);
  }
}
