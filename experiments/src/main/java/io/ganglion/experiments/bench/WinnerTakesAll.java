package io.ganglion.experiments.bench;

/** Classes by the largest output, the first of equals; by the threshold 0.5 if there is a single output. */
final class WinnerTakesAll {
  private WinnerTakesAll() {}

  /** How many rows, of {@code width} numbers each, have another class in the outputs than in the targets. */
  static int wrong(double[] outputs, double[] targets, int width) {
    int wrong = 0;
    for (int from = 0; from < outputs.length; from += width) {
      wrong += winner(outputs, from, width) == winner(targets, from, width) ? 0 : 1;
    }
    return wrong;
  }

  private static int winner(double[] values, int from, int width) {
    if (width == 1) {
      return values[from] > 0.5 ? 1 : 0;
    }
    int winner = 0;
    for (int i = 1; i < width; i++) {
      winner = values[from + i] > values[from + winner] ? i : winner;
    }
    return winner;
  }
}
