package io.ganglion.tables.csv;

import io.ganglion.engine.data.NumberText;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** Writes rows by RFC 4180, lines ended by {@code \n}, numbers by {@link NumberText#format}. */
public final class CsvWriter {
  // Rows go through the format: javac can't read CSVPrinter's class file without warnings about an annotation.
  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final Appendable out;
  private final CsvText texts;

  /** Writes to {@code out}, which the caller flushes and closes. */
  public CsvWriter(Appendable out) {
    this(out, CsvText.EXACT);
  }

  /** Likewise. */
  public CsvWriter(Appendable out, CsvText texts) {
    this.out = out;
    this.texts = texts;
  }

  /** Writes one row: numbers and texts. */
  public void row(List<?> cells) throws IOException {
    Object[] values = cells.stream()
        .map(cell -> cell instanceof Double number ? NumberText.format(number)
            : cell instanceof String text ? texts.of(text) : cell)
        .toArray();
    FORMAT.printRecord(out, values);
  }
}
