package io.ganglion.tables.csv;

import java.io.Closeable;

/** The rows of a file as tables of some rows each, so that a file of any length needs the memory of one of them. */
public final class CsvPieces implements Closeable {
  private final CsvSource source;
  private final CsvColumns wanted;
  private final CsvRecords records;
  private final CsvHeader header;
  private boolean more = true;

  private CsvPieces(CsvSource source, CsvColumns wanted, CsvRecords records) {
    this.source = source;
    this.wanted = wanted;
    this.records = records;
    this.header = new CsvPass(wanted, wanted.types()).header(records, source.name());
    CsvPass.requireRowOfCells(records, source.name());
  }

  /**
   * Opens a file, of which at least one row is there; it is read once.
   *
   * @param wanted all types declared, for what has been handed out can't be read again in another way
   * @throws io.ganglion.problem.ProblemException if it can't be read, or a column isn't there
   */
  public static CsvPieces open(CsvSource source, CsvFormat format, CsvColumns wanted) {
    if (!wanted.types().keySet().containsAll(wanted.names())) {
      throw new IllegalArgumentException("every type has to be declared");
    }
    CsvRecords records = CsvRecords.open(source, format);
    try {
      return new CsvPieces(source, wanted, records);
    } catch (RuntimeException e) {
      records.close();
      throw e;
    }
  }

  /** Whether there are more rows. */
  public boolean hasNext() {
    return more;
  }

  /**
   * The next rows, at most {@code most}.
   *
   * @throws io.ganglion.problem.ProblemException if a cell of them isn't what it should be
   */
  public CsvTable next(int most) {
    CsvPass piece = new CsvPass(wanted, wanted.types());
    piece.begin(header, source.name(), records.format());
    more = piece.read(records, header, source.name(), most);
    return piece.table();
  }

  @Override
  public void close() {
    records.close();
  }
}
