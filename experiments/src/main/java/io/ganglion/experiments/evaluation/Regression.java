package io.ganglion.experiments.evaluation;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Predicted and true numbers, in the target's own unit.
 *
 * @param weights how much each row counts; null if they all count once
 * @param series whether the rows follow one another in time
 */
record Regression(double[] actual, double[] predicted, double @Nullable [] weights, boolean series) {
  /** More dots than these hide one another. */
  private static final int MOST_DOTS = 400;
  /** More points than these a line has no room for. */
  private static final int MOST_POINTS = 500;
  private static final int BINS = 24;

  void addTo(JsonObject json) {
    json.addProperty("kind", "numbers");
    json.addProperty("series", series);
    // A series shows its end as it is; of other rows, some stand for all.
    int most = series ? MOST_POINTS : MOST_DOTS;
    int count = Math.min(actual.length, most);
    int[] shown = IntStream.range(0, count)
        .map(i -> series ? actual.length - count + i : (int) ((long) i * actual.length / count)).toArray();
    json.addProperty("first", shown[0] + 1);
    json.add("actual", Rounded.numbers(Arrays.stream(shown).mapToDouble(i -> actual[i]).toArray()));
    json.add("predicted", Rounded.numbers(Arrays.stream(shown).mapToDouble(i -> predicted[i]).toArray()));
    int[] finite = IntStream.range(0, actual.length).filter(i -> Double.isFinite(predicted[i] - actual[i])).toArray();
    if (finite.length > 0) {
      json.add("residuals", histogram(Arrays.stream(finite).mapToDouble(i -> predicted[i] - actual[i]).toArray(),
          Arrays.stream(finite).mapToDouble(i -> weights == null ? 1 : weights[i]).toArray()));
    }
  }

  /** Bins of equal width, one of which begins at 0. */
  private static JsonObject histogram(double[] values, double[] counting) {
    double least = Math.min(0, Arrays.stream(values).min().getAsDouble());
    double greatest = Math.max(0, Arrays.stream(values).max().getAsDouble());
    double width = least == greatest ? 1 : (greatest - least) / BINS;
    int below = (int) Math.ceil(-least / width);
    int bins = below + (int) Math.floor(greatest / width) + 1;
    double[] counts = new double[bins];
    for (int i = 0; i < values.length; i++) {
      counts[(int) Math.max(0, Math.min(bins - 1, Math.floor(values[i] / width) + below))] += counting[i];
    }
    JsonObject json = new JsonObject();
    json.add("edges", Rounded.numbers(IntStream.rangeClosed(0, bins).mapToDouble(i -> (i - below) * width).toArray()));
    json.add("counts", Rounded.counts(counts));
    return json;
  }
}
