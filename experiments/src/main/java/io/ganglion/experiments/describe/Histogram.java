package io.ganglion.experiments.describe;

import io.ganglion.api.host.ArrayText;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are spread.
 *
 * @param edges of bins of the same width, ascending, one more than there are bins; the last bin holds its upper edge
 *     too
 * @param counts one for each bin
 */
public record Histogram(double[] edges, int[] counts) {
  private static final int BINS = 20;

  /**
   * Twenty bins from the least to the greatest number; one if they are the same.
   *
   * @param sorted at least one number, ascending
   */
  static Histogram of(double[] sorted) {
    double least = sorted[0];
    double greatest = sorted[sorted.length - 1];
    int bins = least == greatest ? 1 : BINS;
    double[] edges = new double[bins + 1];
    double range = greatest - least;
    for (int i = 0; i < bins; i++) {
      double share = (double) i / bins;
      edges[i] = Double.isFinite(range) ? least + range * share : least * (1 - share) + greatest * share;
    }
    edges[bins] = greatest;
    int[] counts = new int[bins];
    int bin = 0;
    for (double x : sorted) {
      while (bin < bins - 1 && x >= edges[bin + 1]) {
        bin++;
      }
      counts[bin]++;
    }
    return new Histogram(edges, counts);
  }

  /** By the contents of the arrays. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Histogram that && Arrays.equals(edges, that.edges) && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(edges), Arrays.hashCode(counts));
  }

  /** Long arrays are shortened. */
  @Override
  public String toString() {
    return "Histogram[edges=" + ArrayText.of(edges) + ", counts=" + ArrayText.of(counts) + "]";
  }
}
