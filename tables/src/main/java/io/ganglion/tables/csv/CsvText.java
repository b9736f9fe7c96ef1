package io.ganglion.tables.csv;

import io.ganglion.engine.data.NumberText;

/** How texts are written into cells of CSV. */
public enum CsvText {
  /** As they are. */
  EXACT,
  /**
   * With {@code '} before what a spreadsheet would compute, as it does what begins with {@code =}, {@code +},
   * {@code -}, {@code @}, a tab or a line end, unless it is a number: then the spreadsheet shows the text.
   */
  SPREADSHEET_SAFE;

  /** The second half in the width of East Asian characters, which some spreadsheets take for the same. */
  private static final String BEGINNINGS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  String of(String text) {
    boolean isComputed = this == SPREADSHEET_SAFE && !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0
        && Double.isNaN(NumberText.parse(text));
    return isComputed ? "'" + text : text;
  }
}
