package io.ganglion.tables.csv;

import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TablePieces;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import java.util.Optional;

/** The rows of a file as tables of some rows each, so that a file of any length needs the memory of one of them. */
public final class CsvPieces implements TablePieces {
  private final ByteSource source;
  private final WantedColumns wanted;
  private final CsvRecords records;
  private final CsvHeader header;
  private final int most;
  private final Optional<String> together;
  private boolean more = true;
  private long rows;

  private CsvPieces(ByteSource source, WantedColumns wanted, CsvRecords records, int most,
      Optional<String> together) {
    this.source = source;
    this.wanted = wanted;
    this.records = records;
    this.most = most;
    this.together = together;
    this.header = new CsvPass(wanted, wanted.types()).header(records, source.name());
    CsvPass.requireRowOfCells(records, source.name());
  }

  /**
   * Opens a file, of which at least one row is there; it is read once.
   *
   * @param wanted all types declared, for what has been handed out can't be read again in another way
   * @param most how many rows a piece has at most
   * @throws io.ganglion.problem.ProblemException if it can't be read, or a column isn't there
   */
  public static CsvPieces open(ByteSource source, TextLayout format, WantedColumns wanted, int most) {
    CsvRecords records = records(source, format, wanted);
    records.keepEmptyRows();
    return open(source, wanted, records, most, Optional.empty());
  }

  /**
   * The same, but that rows one after another that have the same cell in a column are in one piece, which may become
   * longer than {@code most} rows by that; and rows of delimiters alone at the end of the file are none, as where it is
   * read whole.
   */
  public static CsvPieces openTogether(ByteSource source, TextLayout format, WantedColumns wanted, int most,
      String column) {
    return open(source, wanted, records(source, format, wanted), most, Optional.of(column));
  }

  private static CsvRecords records(ByteSource source, TextLayout format, WantedColumns wanted) {
    if (!wanted.types().keySet().containsAll(wanted.names())) {
      throw new IllegalArgumentException("every type has to be declared");
    }
    return CsvRecords.open(source, format);
  }

  private static CsvPieces open(ByteSource source, WantedColumns wanted, CsvRecords records, int most,
      Optional<String> together) {
    try {
      return new CsvPieces(source, wanted, records, most, together);
    } catch (RuntimeException e) {
      records.close();
      throw e;
    }
  }

  @Override
  public boolean hasNext() {
    return more;
  }

  @Override
  public CsvTable next() {
    CsvPass piece = new CsvPass(wanted, wanted.types());
    piece.begin(header, source.name(), records.format());
    more = piece.read(records, header, source, most, together);
    CsvTable table = piece.table();
    rows += table.table().rows();
    if (!more) {
      records.requireAccounted(rows);
    }
    return table;
  }

  @Override
  public void close() {
    records.close();
  }
}
