package io.ganglion.engine.inspect;

import io.ganglion.api.host.ArrayText;
import io.ganglion.engine.TrainerSteps;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many of a trainer's steps are of which size. There are {@value #PER_DECADE} bins to a factor of ten, evenly
 * spaced by ratio.
 *
 * @param edges one more than there are bins, ascending: the first is the least step, the last not below the greatest
 * @param counts of the steps from an edge on, and below the next
 */
public record StepHistogram(double[] edges, int[] counts) {
  private static final int PER_DECADE = 3;
  private static final int MOST_BINS = 60;

  static StepHistogram of(TrainerSteps steps) {
    double decades = StrictMath.log10(steps.greatest() / steps.least());
    int bins = (int) Math.max(1, Math.min(MOST_BINS, Math.ceil(PER_DECADE * decades)));
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = i == bins ? steps.greatest() : steps.least() * StrictMath.pow(10, decades * i / bins);
    }
    int[] counts = new int[bins];
    for (double size : steps.sizes()) {
      int found = Arrays.binarySearch(edges, size);
      int bin = found >= 0 ? found : -found - 2;
      counts[Math.max(0, Math.min(bins - 1, bin))]++;
    }
    return new StepHistogram(edges, counts);
  }

  /** By the contents of the arrays. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StepHistogram that && Arrays.equals(edges, that.edges)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(edges), Arrays.hashCode(counts));
  }

  /** Long arrays are shortened. */
  @Override
  public String toString() {
    return "StepHistogram[edges=" + ArrayText.of(edges) + ", counts=" + ArrayText.of(counts) + "]";
  }
}
