package io.ganglion.losses;

import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseLoss;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;

/**
 * Half the squared difference up to {@code delta}, and beyond it a straight line that goes on with the same slope:
 * ½ d² where |d| ≤ δ, else δ (|d| − ½ δ), with d = y − t. Summed over the outputs.
 *
 * <p>Source: P. J. Huber, "Robust estimation of a location parameter", Annals of Mathematical Statistics 35, 1964,
 * p. 75. The default is chosen: 1 is one standard deviation of a target that is scaled by {@code standard}.
 */
@Plugin(name = "huber", summary = "Squared for small differences, absolute for large ones.", api = Api.LEVEL)
public record Huber(@Setting("difference from which it grows no faster than linearly, > 0") double delta)
    implements ElementwiseLoss {
  public Huber() {
    this(1);
  }

  public Huber {
    Require.positive("delta", delta);
  }

  @Override
  public double value(double y, double target) {
    double difference = Math.abs(y - target);
    return difference <= delta ? 0.5 * (difference * difference) : delta * (difference - 0.5 * delta);
  }

  @Override
  public double derivative(double y, double target) {
    return Math.max(-delta, Math.min(y - target, delta));
  }
}
