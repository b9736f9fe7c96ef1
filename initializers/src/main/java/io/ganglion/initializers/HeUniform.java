package io.ganglion.initializers;

import io.ganglion.api.Api;
import io.ganglion.api.Fan;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.api.WeightInitializer;
import java.util.random.RandomGenerator;

/**
 * Evenly spread between ±√(6 / ((1 + slope²) fan-in)), which has the variance of {@link HeNormal}: signals neither grow
 * nor fade from one layer of relus to the next.
 *
 * <p>Source: He, Zhang, Ren, Sun, "Delving deep into rectifiers", ICCV 2015, equations 10 and 15.
 */
@Plugin(name = "he-uniform", summary = "Evenly spread, by the number of inputs; for relu.", api = Api.LEVEL)
public record HeUniform(@Setting("slope below 0 of the leaky relu, 0 for relu") double slope)
    implements WeightInitializer {

  public HeUniform() {
    this(0);
  }

  public HeUniform {
    Require.fromUpTo("slope", slope, 0, 1);
  }

  @Override
  public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
    Draws.uniform(weights, from, to, Math.sqrt(6 / ((1 + slope * slope) * fan.in())), random);
  }
}
