package io.ganglion.tables.evidence;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Table;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Rows at the end of a table that are no rows: sums, which say so in a cell and leave others empty. */
public final class Totals {
  /** More are no footer. Chosen. */
  private static final int MOST = 3;
  private static final Pattern WORD = Pattern.compile("((grand|sub)[ -]?)?totals?|sum|average|mean|(gesamt)?summe"
      + "|gesamt|insgesamt|mittelwert|total g[ée]n[ée]ral|totale|totaal|suma|итого|всего|合計|総計|小計|平均|合计|总计|합계",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Totals() {}

  /** How many of a table's last rows are totals. */
  public static int in(Table table) {
    int rows = 0;
    while (rows < Math.min(MOST, table.rows() - 1) && isOne(table, table.rows() - 1 - rows)) {
      rows++;
    }
    return rows;
  }

  private static boolean isOne(Table table, int row) {
    boolean hasGap = table.columns().stream().anyMatch(column -> column.isMissing(row));
    return hasGap && table.columns().stream().anyMatch(column -> column instanceof CategoryColumn labels
        && !column.isMissing(row) && isWord(labels.text(row)) && isAlone(labels, row));
  }

  private static boolean isWord(String text) {
    return WORD.matcher(text.strip().replaceFirst("\\s*[:.]$", "")).matches();
  }

  /** A label that other rows have as well is one. */
  private static boolean isAlone(CategoryColumn column, int row) {
    int code = column.codes()[row];
    return Arrays.stream(column.codes()).filter(other -> other == code).count() == 1;
  }
}
