package io.ganglion.engine.metric;

import io.ganglion.api.ExactMath;

/**
 * How well a language model predicts the tokens of a text, and how often each occurs there. Mutable: token by token.
 * For one thread.
 */
public final class TokenData {
  private final int[] characters;
  private final long[] counts;
  private long tokens;
  private long correct;
  private long charactersOfAll;
  private double nats;

  /** @param characters by token: how many characters it stands for; not to be changed */
  public TokenData(int[] characters) {
    this.characters = characters;
    this.counts = new long[characters.length];
  }

  /**
   * Counts one more token.
   *
   * @param probabilities by token, from index {@code at} on
   */
  public void add(int token, double[] probabilities, int at) {
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = probabilities[at + i] > probabilities[at + best] ? i : best;
    }
    counts[token]++;
    tokens++;
    correct += best == token ? 1 : 0;
    charactersOfAll += characters[token];
    nats -= ExactMath.log(probabilities[at + token]);
  }

  /** How many tokens were counted. */
  public long tokens() {
    return tokens;
  }

  /** How many characters they stand for. */
  public long characters() {
    return charactersOfAll;
  }

  /** The sum of −ln of the tokens' probabilities. */
  public double nats() {
    return nats;
  }

  /** How many were the most probable ones. */
  public long correct() {
    return correct;
  }

  /** The same as {@link #nats} if each token had the share of the text that it has as its probability. */
  double natsOfShares() {
    double sum = 0;
    for (long count : counts) {
      sum -= count == 0 ? 0 : count * ExactMath.log(count / (double) tokens);
    }
    return sum;
  }

  /** How often the most frequent token occurs. */
  long mostFrequent() {
    long most = 0;
    for (long count : counts) {
      most = Math.max(most, count);
    }
    return most;
  }
}
