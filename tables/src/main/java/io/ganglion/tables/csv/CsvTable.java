package io.ganglion.tables.csv;

import io.ganglion.engine.data.Table;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TextLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table that was read from CSV files, and where in them each row stood. */
public final class CsvTable implements SourceTable {
  private final List<FileRows> files;
  private final Table table;
  private final boolean lacksFirstName;
  /** The rows that were kept; null if all of them. */
  private final int @Nullable [] kept;

  /**
   * @param lacksFirstName whether there was a first column without a name, which the table doesn't have
   */
  CsvTable(List<FileRows> files, Table table, boolean lacksFirstName) {
    this(files, table, lacksFirstName, null);
  }

  private CsvTable(List<FileRows> files, Table table, boolean lacksFirstName, int @Nullable [] kept) {
    this.files = List.copyOf(files);
    this.table = table;
    this.lacksFirstName = lacksFirstName;
    this.kept = kept;
  }

  @Override
  public CsvTable keeping(int[] rows) {
    if (kept != null) {
      throw new IllegalStateException("rows of '" + file() + "' have been left out before");
    }
    return new CsvTable(files, table.rows(rows), lacksFirstName, rows);
  }

  @Override
  public String file() {
    String first = files.get(0).file();
    return files.size() == 1 ? first
        : first + " and " + (files.size() - 1) + (files.size() == 2 ? " more file" : " more files");
  }

  /** How the first file is written, the delimiter included. */
  public TextLayout format() {
    return files.get(0).format();
  }

  @Override
  public List<Problem> warnings() {
    return lacksFirstName
        ? List.of(new Problem("the first column has no name and isn't used as an input", Place.at(file()),
            "give it one if it should be an input"))
        : List.of();
  }

  @Override
  public Table table() {
    return table;
  }

  @Override
  public Place place(int row, String column) {
    return FileRows.place(files, kept == null ? row : kept[row], column);
  }
}
