package io.ganglion.api;

import java.util.Objects;

/**
 * What the gradient of a {@link Block} is the sum of, over the rows of a batch, in order. A layer never adds up rows on
 * its own: in which order they are added, and by how many threads, is the host's affair.
 */
public sealed interface Sum {
  /**
   * Each row adds the outer product of its left and its right: the gradient of the w in y = x w is that of x and dL/dy.
   *
   * @param left as many columns as the block has rows
   * @param right as many rows as {@code left}, as many columns as the block
   */
  record Products(Values left, Values right) implements Sum {}

  /**
   * Each row adds itself: the gradient of biases and scales, whose block is a single row.
   *
   * @param right as many columns as the block
   */
  record Rows(Values right) implements Sum {}

  /**
   * Each row adds its right to the row of the block that its token names; the other rows of the block stay as they are.
   *
   * @param tokens one column of whole numbers, indices of the block's rows
   * @param right as many rows as {@code tokens}, as many columns as the block
   */
  record Lookups(Values tokens, Values right) implements Sum {}

  /**
   * As {@link Products} of what {@link Patches} show of x, a row for each place that comes out, and its right.
   *
   * @param x the rows of whole examples, as they went into the layer
   * @param right a row for each place that comes out
   */
  record Windows(Patches patches, Values x, Values right) implements Sum {
    public Windows {
      Objects.requireNonNull(patches, "patches");
    }
  }
}
