package io.ganglion.initializers;

import io.ganglion.api.Api;
import io.ganglion.api.Fan;
import io.ganglion.api.Plugin;
import io.ganglion.api.WeightInitializer;
import java.util.random.RandomGenerator;

/**
 * Normal with mean 0 and variance 2 / (fan-in + fan-out), so that neither signals nor gradients grow or fade from layer
 * to layer.
 *
 * <p>Source of the variance: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
 * networks", AISTATS 2010, equation 12. Not truncated, as in PyTorch.
 */
@Plugin(name = "glorot-normal", summary = "Normal, by the number of connections; for tanh.", api = Api.LEVEL)
public record GlorotNormal() implements WeightInitializer {
  @Override
  public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
    Draws.normal(weights, from, to, Math.sqrt(2 / ((double) fan.in() + fan.out())), random);
  }
}
