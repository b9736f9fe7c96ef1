package io.ganglion.engine.data.encoding;

/** How a label is written as numbers. */
public enum CategoryForm {
  /** One number per label: 1 for the row's own, 0 for all others. A column of two labels gives two numbers too. */
  ONE_HOT(0, 1),
  /** One number for two labels: 0 for the first in order, 1 for the second. For targets of a single sigmoid unit. */
  BINARY(0, 1),
  /** One number per label: 1 for the row's own, -1 for all others. */
  PLUS_MINUS(-1, 1),
  /** One number for two labels: -1 for the first in order, 1 for the second. For targets of a single tanh unit. */
  BINARY_PLUS_MINUS(-1, 1),
  /** One number for labels in a given order, equally spaced from 0 for the first to 1 for the last. */
  ORDINAL(0, 1);

  private final double low;
  private final double high;

  CategoryForm(double low, double high) {
    this.low = low;
    this.high = high;
  }

  /** The number for what a row is not, or the least. */
  public double low() {
    return low;
  }

  /** The number for what a row is, or the greatest. */
  public double high() {
    return high;
  }

  /** The number half-way: for neither of two labels. */
  public double middle() {
    return (low + high) / 2;
  }

  /** Whether one number tells two labels. */
  public boolean isBinary() {
    return this == BINARY || this == BINARY_PLUS_MINUS;
  }

  /** Whether one number stands for any label. */
  public boolean isSingle() {
    return isBinary() || this == ORDINAL;
  }
}
