package io.ganglion.initializers;

import io.ganglion.api.Api;
import io.ganglion.api.Fan;
import io.ganglion.api.Plugin;
import io.ganglion.api.WeightInitializer;
import java.util.random.RandomGenerator;

/**
 * Evenly spread between ±√(3 / fan-in), which has the variance of {@link LecunNormal}: the net input of every unit then
 * has the variance of the inputs.
 *
 * <p>Source: LeCun, Bottou, Orr, Müller, "Efficient BackProp", in <em>Neural Networks: Tricks of the Trade</em>, 1998,
 * equation 16.
 */
@Plugin(name = "lecun-uniform", summary = "Evenly spread, by the number of inputs; for selu.", api = Api.LEVEL)
public record LecunUniform() implements WeightInitializer {
  @Override
  public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
    Draws.uniform(weights, from, to, Math.sqrt(3.0 / fan.in()), random);
  }
}
