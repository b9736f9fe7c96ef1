package io.ganglion.tables;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import java.util.List;

/**
 * How a text file of delimited cells is laid out.
 *
 * @param header whether the first row holds the columns' names; without one they are {@code c1}, {@code c2}, …
 * @param delimiter the one character between cells, of which several blanks are one; or {@link #AUTO}
 * @param quote the one character around cells that hold delimiters, line ends or (doubled) quotes; empty if quotes mean
 *     nothing
 * @param skipRows how many lines at the beginning are skipped
 * @param decimal the decimal point, a point or a comma
 */
public record TextLayout(
    @Setting("whether the first line holds the column names") boolean header,
    @Setting("the character between two fields, \\t for a tab; auto: guessed from the first lines, one of tab ; | , and"
        + " blanks") String delimiter,
    @Setting("the character around fields that hold delimiters; \"\" if there is none") String quote,
    @Setting("lines to skip before the header or the first row, ≥ 0") int skipRows,
    @Setting("the decimal point: \".\" or \",\"") String decimal) {
  /** A delimiter that is guessed from the file's first lines. */
  public static final String AUTO = "auto";
  /** The delimiters of which one is guessed, those first that are hardly ever part of text. */
  public static final List<String> GUESSED = List.of("\t", ";", "|", ",", " ");

  /** A header, commas and double quotes (RFC 4180). */
  public TextLayout() {
    this(true, ",", "\"", 0);
  }

  /** A file that begins with its header or its first row. */
  public TextLayout(boolean header, String delimiter, String quote) {
    this(header, delimiter, quote, 0);
  }

  /** Numbers with a decimal point. */
  public TextLayout(boolean header, String delimiter, String quote, int skipRows) {
    this(header, delimiter, quote, skipRows, ".");
  }

  /** Checks that delimiter and quote are two different single characters. */
  public TextLayout {
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
    if (delimiter.equals(AUTO) && GUESSED.contains(quote)) {
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
  public TextLayout delimitedBy(String other) {
    return new TextLayout(header, other, quote, skipRows, decimal);
  }

  /** Whether the delimiter is to be guessed. */
  public boolean guesses() {
    return delimiter.equals(AUTO);
  }

  /** Whether blanks delimit, of which several are one. */
  public boolean isBlank() {
    return delimiter.equals(" ");
  }

  /** The delimiter as messages name it. */
  public String shownDelimiter() {
    return delimiter.equals("\t") ? "a tab" : isBlank() ? "a blank" : "'" + delimiter + "'";
  }

  /** The decimal point. */
  public char point() {
    return decimal.charAt(0);
  }
}
