package io.ganglion.tables.csv;

import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TablePieces;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;

/** The rows of a file as tables of some rows each, so that a file of any length needs the memory of one of them. */
public final class CsvPieces implements TablePieces {
  private final ByteSource source;
  private final WantedColumns wanted;
  private final CsvRecords records;
  private final CsvHeader header;
  private final int most;
  private boolean more = true;
  private long rows;

  private CsvPieces(ByteSource source, WantedColumns wanted, CsvRecords records, int most) {
    this.source = source;
    this.wanted = wanted;
    this.records = records;
    this.most = most;
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
    if (!wanted.types().keySet().containsAll(wanted.names())) {
      throw new IllegalArgumentException("every type has to be declared");
    }
    CsvRecords records = CsvRecords.open(source, format);
    records.keepEmptyRows();
    try {
      return new CsvPieces(source, wanted, records, most);
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
    more = piece.read(records, header, source, most);
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
