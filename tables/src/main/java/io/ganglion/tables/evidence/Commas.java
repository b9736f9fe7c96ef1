package io.ganglion.tables.evidence;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.NumberStyle;
import io.ganglion.tables.TextLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * What the commas in a table's cells are. One cell can't tell: 1,205 is both. So all are looked at, for a table has one
 * decimal point: a comma before exactly three digits is between thousands until another comma can't be.
 */
enum Commas {
  DECIMAL,
  BETWEEN_THOUSANDS,
  /** Every comma is before exactly three digits, but the delimiter is one that goes with decimal commas. */
  UNCLEAR;

  private static final NumberStyle DECIMAL_COMMA = new NumberStyle(',');
  private static final NumberStyle THOUSANDS = new NumberStyle('.', ',', "");

  /** As the cells of these columns show. */
  static Commas of(List<CategoryColumn> columns, TextLayout layout) {
    boolean shown = false;
    boolean several = false;
    boolean semicolons = layout.delimiter().equals(";");
    for (CategoryColumn column : columns) {
      for (String label : column.labels()) {
        if (label.indexOf(',') < 0) {
          continue;
        }
        boolean decimal = Double.isFinite(DECIMAL_COMMA.parse(label));
        boolean thousands = Double.isFinite(THOUSANDS.parse(label)) && !label.matches("[-+]?0.*");
        if (decimal && !thousands) {
          return DECIMAL;
        }
        several |= thousands && !decimal; // 1,234,567 or 1,234.5
        shown |= thousands;
      }
    }
    return shown && !several && semicolons ? UNCLEAR : BETWEEN_THOUSANDS;
  }

  /** The styles of numbers, the most likely first. */
  List<NumberStyle> styles(TextLayout layout) {
    NumberStyle own = layout.numbers();
    List<NumberStyle> commas = List.of(DECIMAL_COMMA, new NumberStyle(',', '.', ""), new NumberStyle(',', ' ', ""),
        new NumberStyle(',', '\'', ""));
    List<NumberStyle> points = List.of(NumberStyle.PLAIN, THOUSANDS, new NumberStyle('.', ' ', ""),
        new NumberStyle('.', '\'', ""));
    List<NumberStyle> styles = new ArrayList<>();
    styles.add(own);
    styles.addAll(this == DECIMAL ? commas : points);
    styles.addAll(this == DECIMAL ? points : commas);
    return styles.stream().distinct().toList();
  }
}
