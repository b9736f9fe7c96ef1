package io.ganglion.tables;

import java.util.List;
import java.util.Map;

/**
 * How the cells of a column are written.
 *
 * @param nullValues what cells hold that have no value, beside empty ones
 * @param unit what stands before or after every number; may be empty
 * @param labels what labels mean that are written otherwise
 * @param images what images are made to be whose files the cells name
 */
public record CellStyle(List<String> nullValues, String unit, Map<String, String> labels, ImageStyle images) {
  /** Unless something else is said: {@code NA} and {@code ?} have no value. */
  public static final CellStyle USUAL = new CellStyle(NullValues.USUAL, "", Map.of());

  public CellStyle {
    nullValues = List.copyOf(nullValues);
    labels = Map.copyOf(labels);
  }

  /** Of a column that doesn't name images. */
  public CellStyle(List<String> nullValues, String unit, Map<String, String> labels) {
    this(nullValues, unit, labels, ImageStyle.USUAL);
  }
}
