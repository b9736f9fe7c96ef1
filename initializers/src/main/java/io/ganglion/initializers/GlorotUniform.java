package io.ganglion.initializers;

import io.ganglion.api.Api;
import io.ganglion.api.Fan;
import io.ganglion.api.Plugin;
import io.ganglion.api.WeightInitializer;
import java.util.random.RandomGenerator;

/**
 * Evenly spread between ±√(6 / (fan-in + fan-out)), so that neither signals nor gradients grow or fade from layer to
 * layer.
 *
 * <p>Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS
 * 2010, equation 16.
 */
@Plugin(name = "glorot-uniform", summary = "Evenly spread, by the number of connections; for tanh.", api = Api.LEVEL)
public record GlorotUniform() implements WeightInitializer {
  @Override
  public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
    Draws.uniform(weights, from, to, Math.sqrt(6 / ((double) fan.in() + fan.out())), random);
  }
}
