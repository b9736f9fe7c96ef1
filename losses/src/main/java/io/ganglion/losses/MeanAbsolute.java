package io.ganglion.losses;

import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseLoss;
import io.ganglion.api.Plugin;

/**
 * The sum over the outputs of the absolute differences, Σ |y − t|, whose mean over the examples is the mean absolute
 * error. Its minimum is the median of the targets, so outliers pull no harder than others. The derivative is the sign
 * of y − t, and 0 where the two are equal.
 */
@Plugin(name = "mean-absolute", summary = "The sum of the absolute differences of an example.", api = Api.LEVEL)
public record MeanAbsolute() implements ElementwiseLoss {
  @Override
  public double value(double y, double target) {
    return Math.abs(y - target);
  }

  @Override
  public double derivative(double y, double target) {
    return y > target ? 1 : y < target ? -1 : y - target; // the last is 0, or NaN
  }
}
