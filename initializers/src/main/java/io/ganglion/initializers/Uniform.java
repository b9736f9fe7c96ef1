package io.ganglion.initializers;

import io.ganglion.api.Api;
import io.ganglion.api.Fan;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.api.WeightInitializer;
import java.util.List;
import java.util.random.RandomGenerator;

/** Evenly spread over [low, high), whatever the size of the layer. The default, [-1, 1), is every tutorial's. */
@Plugin(name = "uniform", summary = "Evenly spread between two bounds.", api = Api.LEVEL)
public record Uniform(
    @Setting("lower bound, included") double low,
    @Setting("upper bound, excluded") double high)
    implements WeightInitializer {

  public Uniform() {
    this(-1, 1);
  }

  public Uniform {
    Require.finite("low", low);
    Require.above("high", high, low);
    if (high - low == Double.POSITIVE_INFINITY) {
      throw new InvalidSettingException("high", "must not be more than " + Double.MAX_VALUE + " above low",
          List.of("low"));
    }
  }

  /** One {@code nextDouble()} per weight; the two-argument form may be computed otherwise by another JDK. */
  @Override
  public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
    double last = Math.nextDown(high);
    for (int i = from; i < to; i++) {
      weights[i] = Math.min(low + random.nextDouble() * (high - low), last); // the sum may round up to high
    }
  }
}
