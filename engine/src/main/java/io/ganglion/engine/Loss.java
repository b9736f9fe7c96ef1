package io.ganglion.engine;

import io.ganglion.api.Activation;

/**
 * How far outputs are from targets, for one example at a time. All arrays hold {@code rows} examples of {@code width}
 * outputs, row after row; only the targets begin at an offset.
 */
public interface Loss {
  /** As experiments name it. */
  String name();

  /**
   * Whether this loss can judge the outputs of {@code activation}.
   *
   * @throws IllegalArgumentException if it can't; the message says what it needs
   */
  void requireUsableWith(Activation activation);

  /**
   * The sum over the rows, in order, of the loss of each.
   *
   * @param x net inputs of the output units
   * @param y outputs
   */
  double value(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, int rows, int width);

  /**
   * Overwrites {@code dx} with dL/dx where L is {@link #value}, without returning it. {@code dx} is none of the other
   * arrays.
   */
  void gradient(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, double[] dx, int rows,
      int width);
}
