package io.ganglion.initializers;

import io.ganglion.api.Api;
import io.ganglion.api.Fan;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.api.WeightInitializer;
import java.util.random.RandomGenerator;

/**
 * Normal with mean 0 and variance 2 / ((1 + slope²) fan-in): signals neither grow nor fade from one layer of relus to
 * the next.
 *
 * <p>Source: He, Zhang, Ren, Sun, "Delving deep into rectifiers", ICCV 2015, equations 10 and 15.
 */
@Plugin(name = "he-normal", summary = "Normal, by the number of inputs; for relu.", api = Api.LEVEL)
public record HeNormal(@Setting("slope below 0 of the leaky relu, 0 for relu") double slope)
    implements WeightInitializer {

  public HeNormal() {
    this(0);
  }

  public HeNormal {
    Require.fromUpTo("slope", slope, 0, 1);
  }

  @Override
  public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
    Draws.normal(weights, from, to, Math.sqrt(2 / ((1 + slope * slope) * fan.in())), random);
  }
}
