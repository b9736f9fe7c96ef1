package io.ganglion.benchmarks.epochs;

import io.ganglion.engine.Network;
import io.ganglion.engine.SequencePredictor;
import io.ganglion.engine.generation.Sampling;
import io.ganglion.engine.generation.TokenGenerator;

/** Tokens that a network draws one after another, at a temperature of 0.8. On one thread. */
final class GenerationWork implements Work {
  private final Network network;
  private final int tokens;

  GenerationWork(Network network, int tokens) {
    this.network = network;
    this.tokens = tokens;
  }

  @Override
  public Time time(int count, Means means) {
    TokenGenerator generator = new TokenGenerator(
        new SequencePredictor(network, network.initialParameters(1), means.precision()), tokens, -1,
        Integer::toString, Sampling.PLAIN.temperature(0.8), 1, 0);
    Time start = Time.now();
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += generator.next().index();
    }
    Time time = Time.since(start);
    if (sum < 0) { // looked at, so that no compiler leaves the tokens out
      throw new ArithmeticException("tokens are below 0");
    }
    return time;
  }
}
