package io.ganglion.engine.data;

/** How a label is written as numbers. */
public enum CategoryForm {
  /** One number per label: 1 for the row's own, 0 for all others. A column of two labels gives two numbers too. */
  ONE_HOT,
  /** One number for two labels: 0 for the first in order, 1 for the second. For targets of a single sigmoid unit. */
  BINARY
}
