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

  /**
   * {@link #gradient(double[], double[])} followed by {@link #inSlices}, and faster: a slice may come as soon as its
   * part of the gradient is there. For steps that change each parameter independently of the others.
   *
   * @param slice may change its part of the parameters: the gradient is that where all of them were before
   */
  default double gradient(double[] parameters, double[] gradient, Slice slice) {
    double value = gradient(parameters, gradient);
    inSlices(slice);
    return value;
  }

  /**
   * Runs {@code slice} for parts of the parameters that together are all of them: one after another, or side by side on
   * several threads. For loops that treat each parameter independently of the others; with millions of parameters they
   * are most of a step. The result must not depend on where a part begins.
   */
  default void inSlices(Slice slice) {
    slice.work(0, dimension());
  }

  /** What is done with a part of the parameters. */
  @FunctionalInterface
  interface Slice {
    /** Does it for [from, to). */
    void work(int from, int to);
  }
}
