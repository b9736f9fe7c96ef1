package io.ganglion.tables.csv;

import io.ganglion.tables.TextLayout;
import org.apache.commons.csv.CSVFormat;

/**
 * A layout as commons-csv takes it. It neither reads the header nor skips blank lines: its row numbers would no longer
 * be the file's. {@code DEFAULT} has no escape character, no comments, no trimming and no null string.
 */
final class CommonsFormat {
  private CommonsFormat() {}

  /** For a delimiter that is known. */
  static CSVFormat of(TextLayout layout) {
    return CSVFormat.DEFAULT.builder()
        .setDelimiter(layout.delimiter().charAt(0))
        .setQuote(layout.quote().isEmpty() ? null : layout.quote().charAt(0))
        .setIgnoreEmptyLines(false)
        .setRecordSeparator('\n')
        .get();
  }
}
