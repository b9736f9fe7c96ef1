package io.ganglion.tables.csv;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * How a file separates its cells.
 *
 * @param header whether the first row holds the columns' names; without one they are {@code c1}, {@code c2}, …
 * @param delimiter the one character between cells, of which several blanks are one; or {@link #AUTO}
 * @param quote the one character around cells that hold delimiters, line ends or (doubled) quotes; empty if quotes mean
 *     nothing
 * @param skipRows how many lines at the beginning are skipped
 * @param decimal the decimal point, a point or a comma
 */
public record CsvFormat(boolean header, String delimiter, String quote, int skipRows, String decimal) {
  /** A delimiter that is guessed from the file's first lines. */
  public static final String AUTO = "auto";

  /** A header, commas and double quotes (RFC 4180). */
  public CsvFormat() {
    this(true, ",", "\"", 0);
  }

  /** A file that begins with its header or its first row. */
  public CsvFormat(boolean header, String delimiter, String quote) {
    this(header, delimiter, quote, 0);
  }

  /** Numbers with a decimal point. */
  public CsvFormat(boolean header, String delimiter, String quote, int skipRows) {
    this(header, delimiter, quote, skipRows, ".");
  }

  /** Checks that delimiter and quote are two different single characters. */
  public CsvFormat {
    delimiter = delimiter.equals("\\t") ? "\t" : delimiter; // as people type a tab on a command line
    if (delimiter.length() != 1 && !delimiter.equals(AUTO) || isLineEnd(delimiter)) {
      throw new InvalidSettingException("delimiter", "must be one character and no line break, or auto");
    }
    if (quote.length() > 1 || isLineEnd(quote)) {
      throw new InvalidSettingException("quote", "must be one character and no line break, or \"\" for none");
    }
    if (quote.equals(delimiter)) {
      throw new InvalidSettingException("quote", "must not be the delimiter as well",
          List.of("delimiter"));
    }
    if (delimiter.equals(AUTO) && DelimiterGuess.CANDIDATES.contains(quote)) {
      throw new InvalidSettingException("quote", "must not be one of the delimiters that are guessed, without a"
          + " delimiter beside it",
          List.of("delimiter"));
    }
    Require.atLeast("skipRows", skipRows, 0);
    if (!decimal.equals(".") && !decimal.equals(",")) {
      throw new InvalidSettingException("decimal", "must be \".\" or \",\"");
    }
  }

  private static boolean isLineEnd(String character) {
    return character.equals("\n") || character.equals("\r");
  }

  /** The same with another delimiter. */
  public CsvFormat delimitedBy(String other) {
    return new CsvFormat(header, other, quote, skipRows, decimal);
  }

  /** Whether the delimiter is to be guessed. */
  boolean guesses() {
    return delimiter.equals(AUTO);
  }

  /** Whether blanks delimit, of which several are one. */
  boolean isBlank() {
    return delimiter.equals(" ");
  }

  /** The delimiter as messages name it. */
  public String shownDelimiter() {
    return delimiter.equals("\t") ? "a tab" : isBlank() ? "a blank" : "'" + delimiter + "'";
  }

  /** The decimal point. */
  char point() {
    return decimal.charAt(0);
  }

  /**
   * For commons-csv. It neither reads the header nor skips blank lines: its row numbers would no longer be the file's.
   * {@code DEFAULT} has no escape character, no comments, no trimming and no null string.
   */
  CSVFormat toCommons() {
    return CSVFormat.DEFAULT.builder()
        .setDelimiter(delimiter.charAt(0))
        .setQuote(quote.isEmpty() ? null : quote.charAt(0))
        .setIgnoreEmptyLines(false)
        .setRecordSeparator('\n')
        .get();
  }
}
