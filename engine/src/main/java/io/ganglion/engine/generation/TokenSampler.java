package io.ganglion.engine.generation;

import io.ganglion.api.ExactMath;
import java.util.Arrays;

/**
 * Draws tokens by the net inputs of a softmax, in double precision: these divided by the temperature; the softmax of
 * that; the most probable tokens that {@link Sampling} leaves; then the first token, in the order of the vocabulary, at
 * which the running sum of what is left exceeds a random share of it. For one thread.
 */
public final class TokenSampler {
  private final Sampling sampling;
  private final double[] kept;
  /** Tokens by falling probability; equally probable ones by index. */
  private final Integer[] order;

  /** @param size how many tokens there are */
  public TokenSampler(Sampling sampling, int size) {
    this.sampling = sampling;
    this.kept = new double[size];
    this.order = new Integer[size];
  }

  /**
   * Overwrites {@code probabilities} with those by which tokens are drawn: 0 for those that are left out.
   *
   * @param netInputs none NaN, one finite at least; -∞ for a token that must not come
   */
  public void probabilities(double[] netInputs, double[] probabilities) {
    keep(netInputs);
    double sum = sum();
    for (int i = 0; i < kept.length; i++) {
      probabilities[i] = kept[i] / sum;
    }
  }

  /** The token that a random number in [0, 1) means. */
  public int draw(double[] netInputs, double random) {
    keep(netInputs);
    double bound = random * sum();
    double running = 0;
    int last = 0;
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] > 0) {
        running += kept[i];
        last = i;
        if (running > bound) {
          return i;
        }
      }
    }
    return last; // random is almost 1, and its product with the sum was rounded up to the sum
  }

  /** The probability of a token as the network gives it, whatever is left out. */
  public static double probability(double[] netInputs, int token) {
    double largest = largest(netInputs);
    double sum = 0;
    for (double x : netInputs) {
      sum += ExactMath.exp(x - largest);
    }
    return ExactMath.exp(netInputs[token] - largest) / sum;
  }

  private static double largest(double[] netInputs) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double x : netInputs) {
      largest = Math.max(largest, x);
    }
    return largest;
  }

  private void keep(double[] netInputs) {
    double largest = largest(netInputs);
    for (int i = 0; i < kept.length; i++) {
      // The difference first: divided by a small temperature, each alone may be infinite.
      double below = netInputs[i] - largest;
      kept[i] = below == 0 ? 1 : sampling.temperature() == 0 ? 0 : ExactMath.exp(below / sampling.temperature());
    }
    double sum = sum();
    for (int i = 0; i < kept.length; i++) {
      kept[i] /= sum;
    }
    int most = sampling.temperature() == 0 ? 1 : sampling.topK();
    if (most < kept.length || sampling.topP() < 1) {
      cut(Math.min(most, kept.length));
    }
  }

  private double sum() {
    double sum = 0;
    for (double share : kept) {
      sum += share;
    }
    return sum;
  }

  private void cut(int most) {
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(kept[b], kept[a])); // stable: of equals, the lower index first
    double all = 0;
    for (int i = 0; i < most; i++) {
      all += kept[order[i]];
    }
    double before = 0;
    for (int i = 0; i < order.length; i++) {
      int token = order[i];
      double share = kept[token];
      if (i >= most || before >= sampling.topP() * all) {
        kept[token] = 0;
      }
      before += share;
    }
  }
}
