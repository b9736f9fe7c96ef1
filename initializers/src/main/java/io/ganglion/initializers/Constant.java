package io.ganglion.initializers;

import io.ganglion.api.Api;
import io.ganglion.api.Fan;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.api.WeightInitializer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The same number everywhere. Meant for biases: hidden units that start alike stay alike. */
@Plugin(name = "constant", summary = "The same number everywhere; meant for biases.", api = Api.LEVEL)
public record Constant(@Setting("the number") double value) implements WeightInitializer {
  public Constant() {
    this(0);
  }

  public Constant {
    Require.finite("value", value);
  }

  @Override
  public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
    Arrays.fill(weights, from, to, value);
  }
}
