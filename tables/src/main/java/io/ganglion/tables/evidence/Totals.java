package io.ganglion.tables.evidence;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.Problem;
import io.ganglion.tables.SourceTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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

  /**
   * What is wrong if the last rows of a file are totals.
   *
   * @param findings of the same table, where the same rows may have been noticed
   */
  public static Optional<Problem> problem(SourceTable source, TextFindings findings) {
    Table table = source.table();
    int rows = in(table);
    if (source.layout().isEmpty() || rows == 0 || findings.footer() >= rows) {
      return Optional.empty();
    }
    int first = table.rows() - rows;
    List<String> words = IntStream.range(first, table.rows()).mapToObj(row -> word(table, row).orElseThrow().text(row))
        .toList();
    return Optional.of(new Problem((rows == 1 ? "the last row is no row but a total: "
        : "the last " + rows + " rows are no rows but totals: ") + Quoted.list(words),
        source.place(first, word(table, first).orElseThrow().name()),
        "its numbers are those of many rows: they distort scales, and what is learned",
        "set 'skip-footer: " + (source.layout().get().skipFooter() + rows) + "' in 'data'"));
  }

  private static Optional<Column> word(Table table, int row) {
    return table.columns().stream().filter(column -> column instanceof CategoryColumn labels
        && !column.isMissing(row) && isWord(labels.text(row)) && isAlone(labels, row)).findFirst();
  }

  private static boolean isOne(Table table, int row) {
    boolean hasGap = table.columns().stream().anyMatch(column -> column.isMissing(row));
    return hasGap && word(table, row).isPresent();
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
