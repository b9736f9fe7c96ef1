package io.ganglion.tables;

import java.util.Map;

/**
 * How the cells of a table are written.
 *
 * @param usual in most columns
 * @param byColumn in others, by name
 */
public record CellStyles(CellStyle usual, Map<String, CellStyle> byColumn) {
  /** Unless something else is said. */
  public static final CellStyles USUAL = new CellStyles(CellStyle.USUAL, Map.of());

  public CellStyles {
    byColumn = Map.copyOf(byColumn);
  }

  /** In a column. */
  public CellStyle of(String column) {
    return byColumn.getOrDefault(column, usual);
  }
}
