package io.ganglion.initializers;

import io.ganglion.api.Fan;

/** A block of weights as a matrix, a row for each input. */
final class MatrixRows {
  private MatrixRows() {}

  /**
   * How many rows of fan-out weights lie in a block: fan-in, or 1 in a block of biases.
   *
   * @throws IllegalArgumentException if the last isn't whole
   */
  static int count(int from, int to, Fan fan) {
    int size = to - from;
    if (size % fan.out() != 0) {
      throw new IllegalArgumentException(size + " weights are no whole number of rows of " + fan.out());
    }
    return size / fan.out();
  }
}
