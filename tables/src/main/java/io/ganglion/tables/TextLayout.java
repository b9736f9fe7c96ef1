package io.ganglion.tables;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.engine.data.NumberStyle;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.List;

/**
 * How a text file of delimited cells is laid out.
 *
 * @param header whether the first row holds the columns' names; without one they are {@code c1}, {@code c2}, …
 * @param headerLines how many rows hold the names, those of a column joined by blanks
 * @param delimiter the one character between cells, of which several blanks are one; or {@link #AUTO}
 * @param quote the one character around cells that hold delimiters, line ends or (doubled) quotes; empty if quotes mean
 *     nothing
 * @param skipRows how many lines at the beginning are skipped
 * @param skipFooter how many rows at the end are skipped
 * @param comment the one character with which lines begin that aren't rows; empty if there is none
 * @param badRows what happens to rows that have too few or too many cells
 * @param encoding the name of the charset
 * @param decimal the decimal point, a point or a comma
 * @param thousands the one character that may stand between groups of three digits; empty if there is none
 */
public record TextLayout(
    @Setting("whether the first line holds the column names") boolean header,
    @Setting("how many lines the header has, ≥ 1; of several, the names of a column are joined") int headerLines,
    @Setting("the character between two fields, \\t for a tab; auto: guessed from the first lines, one of tab ; | , and"
        + " blanks") String delimiter,
    @Setting("the character around fields that hold delimiters; \"\" if there is none") String quote,
    @Setting("lines to skip before the header or the first row, ≥ 0") int skipRows,
    @Setting("rows to skip at the end, such as totals or a source, ≥ 0") int skipFooter,
    @Setting("the character with which lines begin that are comments, such as #; \"\" if there is none")
    String comment,
    @Setting("how rows with too few or too many cells are handled: fail; drop: left out, with a warning; fill: missing"
        + " cells at the end are missing values") BadRows badRows,
    @Setting("the encoding of the text, such as UTF-8, windows-1252, ISO-8859-1 or UTF-16") String encoding,
    @Setting("the decimal point: \".\" or \",\"") String decimal,
    @Setting("the character between thousands: \",\", \".\", a blank or an apostrophe; \"\" if there is none")
    String thousands) {
  /** A delimiter that is guessed from the file's first lines. */
  public static final String AUTO = "auto";
  /** The delimiters of which one is guessed, those first that are hardly ever part of text. */
  public static final List<String> GUESSED = List.of("\t", ";", "|", ",", " ");
  private static final String UTF_8 = "UTF-8";

  /** What happens to rows that have another number of cells than the first. */
  public enum BadRows {
    FAIL,
    DROP,
    FILL
  }

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

  /** A header of one line at most, no footer, and no other peculiarities. */
  public TextLayout(boolean header, String delimiter, String quote, int skipRows, String decimal) {
    this(header, 1, delimiter, quote, skipRows, 0, "", BadRows.FAIL, UTF_8, decimal, "");
  }

  /** Checks that delimiter and quote are two different single characters, and the like. */
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
    Require.atLeast("skipFooter", skipFooter, 0);
    Require.atLeast("headerLines", headerLines, 1);
    if (headerLines > 1 && !header) {
      throw new InvalidSettingException("headerLines", "must be 1 without a header", List.of("header"));
    }
    if (comment.length() > 1 || isLineEnd(comment) || !comment.isEmpty() && comment.equals(quote)
        || comment.equals(delimiter)) {
      throw new InvalidSettingException("comment", "must be one character, neither a line break nor the delimiter nor"
          + " the quote, or \"\" for none", List.of("delimiter", "quote"));
    }
    if (!decimal.equals(".") && !decimal.equals(",")) {
      throw new InvalidSettingException("decimal", "must be \".\" or \",\"");
    }
    if (!List.of("", ".", ",", " ", "'").contains(thousands)) {
      throw new InvalidSettingException("thousands", "must be \",\", \".\", a blank or an apostrophe, or \"\" for"
          + " none");
    }
    if (thousands.equals(decimal)) {
      throw new InvalidSettingException("thousands", "must not be the decimal point as well", List.of("decimal"));
    }
    requireCharset(encoding);
  }

  private static void requireCharset(String encoding) {
    boolean known;
    try {
      known = Charset.isSupported(encoding);
    } catch (IllegalCharsetNameException e) {
      known = false;
    }
    if (!known) {
      throw new InvalidSettingException("encoding", "must be one that Java knows, such as UTF-8, windows-1252,"
          + " ISO-8859-1 or UTF-16, but is '" + encoding + "'");
    }
  }

  private static boolean isLineEnd(String character) {
    return character.equals("\n") || character.equals("\r");
  }

  /** The same with another delimiter. */
  public TextLayout delimitedBy(String other) {
    return new TextLayout(header, headerLines, other, quote, skipRows, skipFooter, comment, badRows, encoding, decimal,
        thousands);
  }

  /** The same with another header. */
  public TextLayout headed(boolean other) {
    return new TextLayout(other, other ? headerLines : 1, delimiter, quote, skipRows, skipFooter, comment, badRows,
        encoding, decimal, thousands);
  }

  /** The same with a header of several lines. */
  public TextLayout headedBy(int lines) {
    return new TextLayout(true, lines, delimiter, quote, skipRows, skipFooter, comment, badRows, encoding, decimal,
        thousands);
  }

  /** The same with other lines to skip at the beginning. */
  public TextLayout skipping(int rows) {
    return new TextLayout(header, headerLines, delimiter, quote, rows, skipFooter, comment, badRows, encoding, decimal,
        thousands);
  }

  /** The same with other rows to skip at the end. */
  public TextLayout footed(int rows) {
    return new TextLayout(header, headerLines, delimiter, quote, skipRows, rows, comment, badRows, encoding, decimal,
        thousands);
  }

  /** The same in another encoding. */
  public TextLayout encoded(String other) {
    return new TextLayout(header, headerLines, delimiter, quote, skipRows, skipFooter, comment, badRows, other, decimal,
        thousands);
  }

  /** The same with another decimal point. */
  public TextLayout pointed(String other) {
    return new TextLayout(header, headerLines, delimiter, quote, skipRows, skipFooter, comment, badRows, encoding,
        other, thousands);
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

  /** How numbers are written, but for units. */
  public NumberStyle numbers() {
    return new NumberStyle(point(), thousands.isEmpty() ? NumberStyle.UNGROUPED : thousands.charAt(0), "");
  }

  /** The charset of the text. */
  public Charset charset() {
    return Charset.forName(encoding);
  }
}
