package io.ganglion.testkit;

import io.ganglion.api.Matrix;

/** A block of parameters that are kept as they lie. */
record PlainMatrix(PlainValues values) implements Matrix {
  @Override
  public int rows() {
    return values.rows();
  }

  @Override
  public int columns() {
    return values.columns();
  }
}
