package io.ganglion.engine.network;

import io.ganglion.engine.kernel.Affine;
import io.ganglion.engine.settings.Precision;

/**
 * The product of some rows with others by the kernels, which take matrices without gaps: what has gaps, or is to be
 * transposed, is copied first. For one thread.
 */
final class RowProduct {
  private final Arithmetic arithmetic;
  private final Precision precision;
  private Numbers leftCopy;
  private Numbers rightCopy;
  private Numbers outCopy;

  RowProduct(Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
    this.precision = arithmetic.precision();
    this.leftCopy = Numbers.zeros(precision, 0);
    this.rightCopy = leftCopy;
    this.outCopy = leftCopy;
  }

  /** As {@link io.ganglion.api.Maths#timesRows}. */
  void compute(Rows left, int leftFrom, int leftRows, Rows right, int rightFrom, int rightRows, boolean isTransposed,
      Rows y, int yFrom) {
    int terms = isTransposed ? right.width() : rightRows;
    int columns = isTransposed ? rightRows : right.width();
    Numbers a = left.numbers();
    int aAt = left.offset() + leftFrom * left.width();
    if (left.width() != terms) {
      leftCopy = room(leftCopy, leftRows * terms);
      copy(a, aAt, left.width(), leftCopy, 0, terms, leftRows, terms);
      a = leftCopy;
      aAt = 0;
    }
    Numbers b = right.numbers();
    int bAt = right.offset() + rightFrom * right.width();
    if (isTransposed) {
      rightCopy = room(rightCopy, terms * columns);
      arithmetic.transpose(b, new Affine(columns, terms, bAt, Affine.NO_BIAS), rightCopy, 0);
      b = rightCopy;
      bAt = 0;
    }
    Affine affine = new Affine(terms, columns, bAt, Affine.NO_BIAS);
    int outAt = y.offset() + yFrom * y.width();
    if (y.width() == columns) {
      arithmetic.forward(a, aAt, b, affine, y.numbers(), outAt, leftRows);
    } else {
      outCopy = room(outCopy, leftRows * columns);
      arithmetic.forward(a, aAt, b, affine, outCopy, 0, leftRows);
      copy(outCopy, 0, columns, y.numbers(), outAt, y.width(), leftRows, columns);
    }
  }

  private Numbers room(Numbers there, int size) {
    return there.size() < size ? Numbers.zeros(precision, size) : there;
  }

  private static void copy(Numbers from, int fromAt, int fromWidth, Numbers to, int toAt, int toWidth, int rows,
      int columns) {
    for (int row = 0; row < rows; row++) {
      to.copy(from, fromAt + row * fromWidth, toAt + row * toWidth, columns);
    }
  }
}
