package io.ganglion.engine.inspect;

import io.ganglion.api.host.ArrayText;
import io.ganglion.engine.LayerInfo;
import io.ganglion.engine.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many parameters of a layer are how large, before and after training.
 *
 * @param edges one more than there are bins, ascending, evenly spaced
 * @param start how many parameters were in each bin at the start
 * @param end how many are in the end
 */
public record WeightHistogram(double[] edges, int[] start, int[] end) {
  private static final int BINS = 30;

  /** One for each layer with parameters, first to last; all parameters are finite. */
  public static List<WeightHistogram> of(Network network, double[] start, double[] end) {
    network.graph().requireFitting(start);
    network.graph().requireFitting(end);
    List<WeightHistogram> histograms = new ArrayList<>();
    for (LayerInfo layer : network.layers()) {
      if (layer.parameterCount() > 0) {
        histograms.add(of(start, end, layer.offset(), layer.parameterCount()));
      }
    }
    return histograms;
  }

  private static WeightHistogram of(double[] start, double[] end, int at, int size) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = at; i < at + size; i++) {
      least = Math.min(least, Math.min(start[i], end[i]));
      greatest = Math.max(greatest, Math.max(start[i], end[i]));
    }
    if (least == greatest) {
      least -= 0.5;
      greatest += 0.5;
    }
    double[] edges = new double[BINS + 1];
    for (int i = 0; i <= BINS; i++) {
      edges[i] = least + (greatest - least) * i / BINS;
    }
    return new WeightHistogram(edges, counts(start, at, size, least, greatest), counts(end, at, size, least, greatest));
  }

  private static int[] counts(double[] values, int at, int size, double least, double greatest) {
    int[] counts = new int[BINS];
    for (int i = at; i < at + size; i++) {
      counts[Math.min(BINS - 1, (int) ((values[i] - least) / (greatest - least) * BINS))]++;
    }
    return counts;
  }

  /** By the contents of the arrays. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WeightHistogram that && Arrays.equals(edges, that.edges)
        && Arrays.equals(start, that.start) && Arrays.equals(end, that.end);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(edges), Arrays.hashCode(start), Arrays.hashCode(end));
  }

  /** Long arrays are shortened. */
  @Override
  public String toString() {
    return "WeightHistogram[edges=" + ArrayText.of(edges) + ", start=" + ArrayText.of(start)
        + ", end=" + ArrayText.of(end) + "]";
  }
}
