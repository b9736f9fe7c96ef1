package io.ganglion.initializers;

import io.ganglion.api.Api;
import io.ganglion.api.Fan;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.api.WeightInitializer;
import java.util.random.RandomGenerator;

/**
 * Normally distributed, but what is more than two standard deviations from the mean is drawn again, so that no unit
 * starts saturated. The defaults, 0 and 0.05, are those of Keras.
 *
 * <p>As there and in TensorFlow, the standard deviation is that of the distribution before it is cut; the weights' own
 * is 0.8796 of it.
 */
@Plugin(name = "truncated-normal", summary = "Normally distributed, within two standard deviations.", api = Api.LEVEL)
public record TruncatedNormal(
    @Setting("mean") double mean,
    @Setting("standard deviation before the tails are cut off, > 0") double standardDeviation)
    implements WeightInitializer {

  private static final double CUT = 2;

  public TruncatedNormal() {
    this(0, 0.05);
  }

  public TruncatedNormal {
    Require.finite("mean", mean);
    Require.positive("standardDeviation", standardDeviation);
    if (Double.isInfinite(Math.abs(mean) + CUT * standardDeviation)) {
      throw new InvalidSettingException("standardDeviation", "must be small enough that no weight overflows");
    }
  }

  @Override
  public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
    Gaussians gaussians = new Gaussians(random);
    for (int i = from; i < to; i++) {
      double z;
      do {
        z = gaussians.next();
      } while (Math.abs(z) > CUT);
      weights[i] = mean + z * standardDeviation;
    }
  }
}
