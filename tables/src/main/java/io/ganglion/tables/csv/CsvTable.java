package io.ganglion.tables.csv;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.CellEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table that was read from CSV files, and where in them each row stood. */
public final class CsvTable implements SourceTable {
  private final List<FileRows> files;
  private final Table table;
  private final CsvHeader header;
  private final Map<String, CellEvidence> evidence;
  private final Map<String, Column> written;
  /** The rows that were kept; null if all of them. */
  private final int @Nullable [] kept;

  /**
   * @param header of the first file
   * @param evidence what was seen in the cells of each column
   * @param written the cells of some columns as they are written
   */
  CsvTable(List<FileRows> files, Table table, CsvHeader header, Map<String, CellEvidence> evidence,
      Map<String, Column> written) {
    this(files, table, header, evidence, written, null);
  }

  private CsvTable(List<FileRows> files, Table table, CsvHeader header, Map<String, CellEvidence> evidence,
      Map<String, Column> written, int @Nullable [] kept) {
    this.files = List.copyOf(files);
    this.table = table;
    this.header = header;
    this.evidence = evidence;
    this.written = written;
    this.kept = kept;
  }

  @Override
  public CsvTable keeping(int[] rows) {
    if (kept != null) {
      throw new IllegalStateException("rows of '" + file() + "' have been left out before");
    }
    return new CsvTable(files, table.rows(rows), header, evidence, written, rows);
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
    List<Problem> warnings = new ArrayList<>();
    if (header.beginsWithoutName()) {
      warnings.add(new Problem("the first column has no name and isn't used as an input", Place.at(file()),
          "give it one if it should be an input"));
    }
    if (header.unnamedAtEnd() > 0) {
      warnings.add(new Problem((header.unnamedAtEnd() == 1 ? "the last column has no name and no values, and is"
          : "the last " + header.unnamedAtEnd() + " columns have no names and no values, and are") + " left out",
          Place.at(file()), "nothing is lost: delimiters at the end of the lines make such columns"));
    }
    files.forEach(rows -> warnings.addAll(rows.notes().warnings(rows.file())));
    return warnings;
  }

  @Override
  public CellEvidence evidence(String column) {
    return evidence.getOrDefault(column, CellEvidence.NONE);
  }

  @Override
  public Optional<Column> written(String column) {
    return Optional.ofNullable(written.get(column)).map(text -> kept == null ? text : text.rows(kept));
  }

  @Override
  public Optional<TextLayout> layout() {
    return Optional.of(format());
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
