package io.ganglion.engine.generation;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;

/**
 * How the next token is drawn.
 *
 * @param temperature what net inputs are divided by: less than 1 prefers probable tokens, more than 1 evens out; 0
 *     takes the most probable token
 * @param topK how many tokens are considered at most, the most probable ones; of equally probable tokens that of the
 *     lower index
 * @param topP share of the probability of these that is considered at least: the most probable tokens, up to the one
 *     with which the share is reached; greater than 0, at most 1
 */
public record Sampling(double temperature, int topK, double topP) {
  /** By the probabilities as they are. */
  public static final Sampling PLAIN = new Sampling(1, Integer.MAX_VALUE, 1);
  /** Always the most probable token; of equally probable ones that of the lowest index. */
  public static final Sampling GREEDY = new Sampling(0, 1, 1);

  public Sampling {
    if (!(temperature >= 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new InvalidSettingException("temperature", "must be 0 or greater and finite, but is " + temperature);
    }
    Require.atLeast("topK", topK, 1);
    if (!(topP > 0 && topP <= 1)) {
      throw new InvalidSettingException("topP", "must be greater than 0 and at most 1, but is " + topP);
    }
  }

  /** The same with another temperature. */
  public Sampling temperature(double other) {
    return new Sampling(other, topK, topP);
  }

  /** The same with another number of tokens. */
  public Sampling topK(int other) {
    return new Sampling(temperature, other, topP);
  }

  /** The same with another share. */
  public Sampling topP(double other) {
    return new Sampling(temperature, topK, other);
  }
}
