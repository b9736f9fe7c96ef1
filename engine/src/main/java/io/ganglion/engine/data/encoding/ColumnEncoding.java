package io.ganglion.engine.data.encoding;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;

/** How one column becomes numbers and numbers become its values again; fitted, fixed, part of a model. */
public sealed interface ColumnEncoding permits NumberEncoding, CategoryEncoding, DateEncoding,
    FilledNumbers, FilledLabels, ImageEncoding, TextEncoding, NextTokenEncoding {
  /** The column's name. */
  String column();

  /** What the column has to hold. */
  Column.Type type();

  /** Whether it has a number for a row without a value. */
  default boolean fillsGaps() {
    return false;
  }

  /** How many numbers stand for one value, at least 1; 1 for each token of a text. */
  int width();

  /**
   * Writes the numbers for {@code rows} of {@code values}: those of row {@code rows[i]} at
   * {@code numbers[at + i * stride]} and after.
   *
   * @throws DataException if the column holds values of another type, or one that can't be encoded
   * @throws UnsupportedOperationException if values have any number of tokens, as texts do
   */
  void encode(Column values, int[] rows, double[] numbers, int at, int stride);

  /** What the {@link #width} numbers from {@code outputs[at]} on say. */
  Prediction decode(double[] outputs, int at);
}
