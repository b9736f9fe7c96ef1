package io.ganglion.initializers;

import io.ganglion.api.Api;
import io.ganglion.api.Fan;
import io.ganglion.api.Plugin;
import io.ganglion.api.WeightInitializer;
import java.util.random.RandomGenerator;

/**
 * Normal with mean 0 and variance 1 / fan-in: the net input of every unit then has the variance of the inputs.
 *
 * <p>Source: LeCun, Bottou, Orr, Müller, "Efficient BackProp", in <em>Neural Networks: Tricks of the Trade</em>, 1998,
 * equation 16; also what {@code selu} is made for.
 */
@Plugin(name = "lecun-normal", summary = "Normal, by the number of inputs; for selu.", api = Api.LEVEL)
public record LecunNormal() implements WeightInitializer {
  @Override
  public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
    Draws.normal(weights, from, to, Math.sqrt(1.0 / fan.in()), random);
  }
}
