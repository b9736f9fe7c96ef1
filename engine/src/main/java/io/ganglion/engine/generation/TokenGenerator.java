package io.ganglion.engine.generation;

import io.ganglion.engine.SequencePredictor;
import io.ganglion.engine.random.Randomness;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.IntFunction;

/**
 * Tokens that go on from others, without end: each is drawn by what the network gives behind all those before. Steps
 * are computed once. Where a layer has positions for a number of steps alone, each token beyond that is drawn behind
 * the last ones that fit, which are computed again. For one thread.
 */
public final class TokenGenerator implements Iterator<GeneratedToken> {
  /** Steps of a prompt that are computed together: attention keeps a row of weights for each. */
  private static final int TOGETHER = 64;

  private final SequencePredictor predictor;
  private final TokenSampler sampler;
  private final IntFunction<String> text;
  private final long seed;
  private final double[] netInputs;
  private final int excluded;
  /** The last tokens, as many as the network can see at once if that is limited. */
  private final Window window;
  private final boolean isLimited;
  private long drawn;
  private long recomputed;

  /**
   * Sees the tokens that are there already.
   *
   * @param predictor of a network that gives a number for each token of its vocabulary; begins a sequence
   * @param size of the vocabulary
   * @param excluded a token that never comes; -1 for none
   * @param text how a token is written
   * @param prompt at least one token
   */
  public TokenGenerator(SequencePredictor predictor, int size, int excluded, IntFunction<String> text,
      Sampling sampling, long seed, int... prompt) {
    if (prompt.length == 0) {
      throw new IllegalArgumentException("there is no token to go on from");
    }
    this.predictor = predictor;
    this.sampler = new TokenSampler(sampling, size);
    this.excluded = excluded;
    this.text = text;
    this.seed = seed;
    this.netInputs = new double[size];
    predictor.begin();
    this.isLimited = predictor.room() < Integer.MAX_VALUE;
    this.window = new Window(predictor.room());
    for (int token : prompt) {
      window.add(token);
    }
    see(window.tokens());
  }

  private void see(double[] tokens) {
    for (int from = 0; from < tokens.length; from += TOGETHER) {
      predictor.next(Arrays.copyOfRange(tokens, from, Math.min(from + TOGETHER, tokens.length)));
    }
  }

  /** Always: a text may go on for ever. */
  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public GeneratedToken next() {
    predictor.netInputs(netInputs);
    double random = Randomness.of(seed, Randomness.Purpose.GENERATION, drawn).nextDouble();
    int token = draw(random);
    double probability = TokenSampler.probability(netInputs, token);
    drawn++;
    if (isLimited) {
      window.add(token);
    }
    if (predictor.room() > 0) {
      predictor.next(token);
    } else {
      predictor.begin();
      double[] last = window.tokens();
      see(last);
      recomputed += last.length;
    }
    return new GeneratedToken(token, text.apply(token), probability);
  }

  private int draw(double random) {
    if (excluded < 0) {
      return sampler.draw(netInputs, random);
    }
    double given = netInputs[excluded];
    netInputs[excluded] = Double.NEGATIVE_INFINITY;
    int token = sampler.draw(netInputs, random);
    netInputs[excluded] = given;
    return token;
  }

  /** How many steps were computed again because the positions of a layer were used up. */
  public long recomputed() {
    return recomputed;
  }
}
