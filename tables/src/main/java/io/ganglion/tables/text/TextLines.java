package io.ganglion.tables.text;

import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.problem.Place;
import io.ganglion.tables.SourceTable;
import java.util.List;

/**
 * The lines of one or several texts.
 *
 * @param files in the order of their lines
 */
record TextLines(List<File> files, Table table) implements SourceTable {
  /**
   * One of them.
   *
   * @param firstRow the row of its first line
   */
  record File(String name, int firstRow) {}

  static TextLines of(List<File> files, List<String> lines) {
    return new TextLines(List.copyOf(files), new Table(List.of(new TextColumn(PlainText.COLUMN, lines))));
  }

  @Override
  public String file() {
    return files.get(0).name();
  }

  @Override
  public SourceTable keeping(int[] rows) {
    return new TextLines(files, table.rows(rows));
  }

  @Override
  public Place place(int row, String column) {
    File of = files.get(0);
    for (File file : files) {
      of = file.firstRow() <= row ? file : of;
    }
    return Place.at(of.name() + ": line " + (row - of.firstRow() + 1));
  }
}
