package io.ganglion.tables.csv;

import io.ganglion.tables.TextLayout;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * A layout as commons-csv takes it. It neither reads the header nor skips blank lines: its row numbers would no longer
 * be the file's. {@code DEFAULT} has no escape character, no comments and no trimming.
 */
final class CommonsFormat {
  private CommonsFormat() {}

  /** A cell that can be null, so that it is known whether it was quoted. */
  static final String BARE = "NA";

  /** For a delimiter that is known; {@link #BARE} without quotes is null. */
  static CSVFormat of(TextLayout layout) {
    return CSVFormat.DEFAULT.builder()
        .setDelimiter(layout.delimiter().charAt(0))
        .setQuote(layout.quote().isEmpty() ? null : layout.quote().charAt(0))
        .setCommentMarker(layout.comment().isEmpty() ? null : layout.comment().charAt(0))
        .setNullString(BARE)
        .setQuoteMode(layout.quote().isEmpty() ? null : QuoteMode.ALL_NON_NULL)
        .setIgnoreEmptyLines(false)
        .setRecordSeparator('\n')
        .get();
  }
}
