package acme;

import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;

@Plugin(name = "acme.swish", summary = "x times the sigmoid of beta x.", api = Api.LEVEL)
public record Swish(@Setting("sharpness, > 0") double beta) implements ElementwiseActivation {
  public Swish() { this(1); }
  public Swish { Require.positive("beta", beta); }
  @Override public double value(double x) { return x / (1 + StrictMath.exp(-beta * x)); }
  @Override public double derivative(double x, double y) {
    double s = 1 / (1 + StrictMath.exp(-beta * x));
    return s + beta * y * (1 - s);
  }
}
