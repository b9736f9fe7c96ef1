package io.ganglion.initializers;

import io.ganglion.api.Api;
import io.ganglion.api.Fan;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.api.WeightInitializer;
import java.util.random.RandomGenerator;

/** Normally distributed, whatever the size of the layer. The defaults, 0 and 0.05, are those of Keras. */
@Plugin(name = "normal", summary = "Normally distributed.", api = Api.LEVEL)
public record Normal(
    @Setting("mean") double mean,
    @Setting("standard deviation, > 0") double standardDeviation)
    implements WeightInitializer {

  public Normal() {
    this(0, 0.05);
  }

  public Normal {
    Require.finite("mean", mean);
    Require.positive("standardDeviation", standardDeviation);
    if (Double.isInfinite(Math.abs(mean) + Gaussians.FARTHEST * standardDeviation)) {
      throw new InvalidSettingException("standardDeviation", "must be small enough that no weight overflows");
    }
  }

  @Override
  public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
    Gaussians gaussians = new Gaussians(random);
    for (int i = from; i < to; i++) {
      weights[i] = mean + gaussians.next() * standardDeviation;
    }
  }
}
