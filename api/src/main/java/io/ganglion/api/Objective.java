package io.ganglion.api;

/**
 * The loss over some examples, as a function of all parameters at once: all that a trainer sees of a network.
 *
 * <p>The value is the mean over the examples of the loss of each (or their sum, if the experiment says so), plus
 * penalties. A value or a gradient may be infinite or {@code NaN} where the network overflows.
 */
public interface Objective {
  /** The number of parameters, at least 1. */
  int dimension();

  /** The value at {@code parameters}, which is {@link #dimension} long and stays as it is. */
  double value(double[] parameters);

  /** Overwrites {@code gradient}, {@link #dimension} long, and returns the value, both at {@code parameters}. */
  double gradient(double[] parameters, double[] gradient);
}
