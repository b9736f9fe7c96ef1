package io.ganglion.engine.generation;

import java.util.Arrays;

/** The last tokens of a sequence: as many as fit. */
final class Window {
  private final int most;
  private double[] tokens = new double[64];
  private int count;

  /** @param most how many fit; {@link Integer#MAX_VALUE} for no limit */
  Window(int most) {
    this.most = most;
  }

  void add(int token) {
    if (count == most) {
      System.arraycopy(tokens, 1, tokens, 0, count - 1);
      count--;
    } else if (count == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * count);
    }
    tokens[count++] = token;
  }

  /** The first of them first. */
  double[] tokens() {
    return Arrays.copyOf(tokens, count);
  }
}
