package io.ganglion.experiments.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Corrects p for several tests at once, so that any false claim at all among them is as rare as the level says
 * (S. Holm, A simple sequentially rejective multiple test procedure, 1979).
 */
public final class Holm {
  private Holm() {}

  /** The corrected ones, in the same order. */
  public static double[] corrected(double[] p) {
    List<Integer> ascending = IntStream.range(0, p.length).boxed()
        .sorted(Comparator.comparingDouble(i -> p[i])).toList();
    double[] corrected = new double[p.length];
    double least = 0;
    for (int rank = 0; rank < p.length; rank++) {
      int i = ascending.get(rank);
      least = Math.max(least, Math.min(1, (p.length - rank) * p[i]));
      corrected[i] = least;
    }
    return corrected;
  }
}
