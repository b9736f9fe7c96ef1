package acme;

import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Plugin;

@Plugin(name = "acme.bend", summary = "x / (1 + |x|), but half as steep below 0.", api = Api.LEVEL)
public record Bend() implements ElementwiseActivation {
  @Override
  public double value(double x) {
    return x < 0 ? 0.5 * x / (1 - x) : x / (1 + x);
  }

  @Override
  public double derivative(double x, double y) {
    double s = 1 / (1 + Math.abs(x));
    return x < 0 ? 0.5 * s * s : s * s;
  }
}
