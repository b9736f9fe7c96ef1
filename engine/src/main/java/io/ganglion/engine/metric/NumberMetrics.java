package io.ganglion.engine.metric;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one target of numbers, and what a constant would give: the mean of the same rows for the squared error
 * and R², their median for absolute errors; of a series, repeating the last value.
 */
public final class NumberMetrics implements TargetMetrics {
  private final double[] actual;
  private final double @Nullable [] weights;
  private final @Nullable Repeating repeating;
  private final NumberErrors errors;

  /**
   * @param actual at least one
   * @param weights how much each row counts, not all 0; null if they all count once
   * @param repeating null if the rows are no series
   */
  public NumberMetrics(double[] actual, double[] predicted, double @Nullable [] weights,
      @Nullable Repeating repeating) {
    this.actual = actual;
    this.weights = weights;
    this.repeating = repeating;
    this.errors = new NumberErrors(actual, predicted, weights);
  }

  @Override
  public void addTo(Listing listing) {
    NumberErrors ofMean = repeating == null ? constant(NumberErrors.mean(actual, weights)) : repeated(repeating);
    NumberErrors ofMedian = repeating == null ? constant(NumberErrors.median(actual, weights)) : ofMean;
    add(listing, "rmse", ofMean, NumberErrors::rmse);
    add(listing, "mae", ofMedian, NumberErrors::mae);
    if (repeating == null) {
      listing.add("r2", errors::r2, errors::r2OfTheMean);
    } else {
      add(listing, "r2", ofMean, NumberErrors::r2);
    }
    add(listing, "mape", ofMedian, NumberErrors::mape);
    if (repeating != null) {
      double trainingError = repeating.trainingError();
      add(listing, "mase", ofMean, of -> of.mase(trainingError));
    }
  }

  private void add(Listing listing, String name, @Nullable NumberErrors baseline,
      Function<NumberErrors, Measured> metric) {
    listing.add(name, () -> metric.apply(errors),
        () -> baseline == null ? Double.NaN : metric.apply(baseline).value());
  }

  private NumberErrors constant(double value) {
    double[] always = new double[actual.length];
    Arrays.fill(always, value);
    return new NumberErrors(actual, always, weights);
  }

  /** Over the rows before which a value is known; null if there is none. */
  private @Nullable NumberErrors repeated(Repeating last) {
    int[] known = IntStream.range(0, actual.length)
        .filter(row -> !Double.isNaN(last.values()[row])).toArray();
    double[] ofKnown = weights == null ? null : Arrays.stream(known).mapToDouble(row -> weights[row]).toArray();
    if (known.length == 0 || ofKnown != null && Arrays.stream(ofKnown).allMatch(weight -> weight == 0)) {
      return null;
    }
    return new NumberErrors(Arrays.stream(known).mapToDouble(row -> actual[row]).toArray(),
        Arrays.stream(known).mapToDouble(row -> last.values()[row]).toArray(), ofKnown);
  }
}
