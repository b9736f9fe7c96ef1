package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Plugin;

/** The logistic function 1 / (1 + e⁻ˣ). */
@Plugin(name = "sigmoid", summary = "The logistic function, from 0 to 1.", api = Api.LEVEL)
public record Sigmoid() implements ElementwiseActivation {
  @Override
  public double value(double x) {
    double e = StrictMath.exp(-Math.abs(x)); // never overflows, so that small outputs keep all their digits
    return (x < 0 ? e : 1) / (1 + e);
  }

  @Override
  public double derivative(double x, double y) {
    return y * (1 - y);
  }
}
