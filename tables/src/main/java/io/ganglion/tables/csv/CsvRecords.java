package io.ganglion.tables.csv;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TextLayout;
import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Iterator;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a file one after the other, cells as they are written; all with as many cells as the first.
 *
 * <p>A line with nothing on it, or nothing but blanks, is skipped: it can't be a row of several cells. Where rows have
 * one cell it could be one, and is skipped only before the first row.
 */
final class CsvRecords implements Closeable {
  private final String file;
  private final TextLayout format;
  private final Utf8Reader text;
  private final EndMark ended;
  /** How many lines came before the first that the parser sees. */
  private final long skipped;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private int width;
  @SuppressWarnings("NullAway.Init") // next comes first
  private CSVRecord record;
  private long line;

  private CsvRecords(String file, TextLayout format, Utf8Reader text) throws IOException {
    this.file = file;
    this.text = text;
    this.skipped = format.skipRows();
    Reader rest = skipped == 0 ? text : after(text, skipped);
    if (format.guesses()) {
      char[] start = new char[DelimiterGuess.CHARACTERS];
      int length = readStart(rest, start);
      boolean whole = length < start.length;
      this.format = format.delimitedBy(DelimiterGuess.of(new String(start, 0, length), whole, format));
      rest = new Replay(start, length, rest);
    } else {
      this.format = format;
    }
    this.ended = new EndMark(rest);
    this.parser = CommonsFormat.of(this.format).parse(
        this.format.isBlank() ? new BlanksAsOne(ended, this.format) : ended);
    this.records = parser.iterator();
  }

  /** How many characters there are, at most as many as {@code start} holds. */
  private static int readStart(Reader text, char[] start) throws IOException {
    int length = 0;
    try {
      int count = 0;
      while (count >= 0 && length < start.length) {
        length += count;
        count = text.read(start, length, start.length - length);
      }
      length += Math.max(count, 0);
    } catch (TextException e) {
      // the parser will meet it again, in its row
    }
    return length;
  }

  /** What follows the first lines, which may hold anything; nothing if there are no more. */
  private static Reader after(Reader text, long lines) throws IOException {
    PushbackReader rest = new PushbackReader(text);
    for (long left = lines; left > 0; left--) {
      int c = rest.read();
      while (c >= 0 && c != '\n' && c != '\r') {
        c = rest.read();
      }
      int next = c == '\r' ? rest.read() : -1;
      if (next >= 0 && next != '\n') {
        rest.unread(next);
      }
    }
    return rest;
  }

  /** Opens a file; from here on, every error is a {@link ProblemException}. */
  static CsvRecords open(ByteSource source, TextLayout format) {
    try {
      return new CsvRecords(source.name(), format, new Utf8Reader(Gzip.unpacked(source.open())));
    } catch (IOException e) {
      throw unreadable(source.name(), e);
    }
  }

  /** Goes to the next row; false after the last. */
  boolean next() {
    do {
      text.startRow();
      line = skipped + parser.getCurrentLineNumber() + 1;
      if (!hasNext()) {
        return false;
      }
      record = records.next();
    } while (width != 1 && record.size() == 1 && record.get(0).isBlank());
    if (width == 0) {
      width = record.size();
    } else if (record.size() != width) {
      throw problem("the row has " + cells(record.size()) + ", but the first has " + width, "",
          "is the delimiter " + format.shownDelimiter() + "? A cell that holds one has to be quoted");
    }
    return true;
  }

  private boolean hasNext() {
    try {
      return records.hasNext();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof TextException offence) {
        throw problem(skipped + parser.getRecordNumber() + 1, Objects.requireNonNull(offence.getMessage()), "",
            offence.help());
      }
      if (e.getCause() instanceof CSVException) {
        throw syntaxProblem();
      }
      throw unreadable(file, Objects.requireNonNull(e.getCause()));
    }
  }

  /** commons-csv finds two things wrong; only the first of them takes it to the end of the file. */
  private ProblemException syntaxProblem() {
    long row = skipped + parser.getRecordNumber() + 1;
    return ended.reached
        ? problem(row, "a quote is never closed", "", "close it; a quote within a quoted cell is doubled")
        : problem(row, "a closing quote is followed by more text", "", "a quote within a quoted cell is doubled");
  }

  private static String cells(int count) {
    return count == 1 ? "1 cell" : count + " cells";
  }

  /** How the file is written, its delimiter included. */
  TextLayout format() {
    return format;
  }

  /** How many cells every row has; 0 before the first. */
  int width() {
    return width;
  }

  String cell(int index) {
    return record.get(index);
  }

  /** The row's number in the file, from 1, the header, blank and skipped lines included. */
  long row() {
    return skipped + record.getRecordNumber();
  }

  /** The line on which the row begins, from 1; later than the row's number once a cell has held a line end. */
  long line() {
    return line;
  }

  /** A problem in the current row; {@code column} may be empty. */
  ProblemException problem(String message, String column, String help) {
    return problem(row(), message, column, help);
  }

  private ProblemException problem(long row, String message, String column, String help) {
    return new ProblemException(ExitCode.DATA, new Problem(message, place(file, row, line, column), help));
  }

  static Place place(String file, long row, long line, String column) {
    return Place.at(file + ": row " + row + (line == row ? "" : " (line " + line + ")")
        + (column.isEmpty() ? "" : ", column '" + column + "'"));
  }

  private static ProblemException unreadable(String file, IOException e) {
    String reason = e instanceof NoSuchFileException ? "there is no such file"
        : e instanceof AccessDeniedException ? "it isn't readable"
        : String.valueOf(e.getMessage());
    return new ProblemException(ExitCode.DATA, new Problem("can't read '" + file + "': " + reason, Place.NOWHERE,
        e instanceof CompressionException packed ? packed.help() : ""));
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Whether the end has been handed out: a parser that failed before was not looking for a closing quote. */
  private static final class EndMark extends FilterReader {
    private boolean reached;

    EndMark(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      reached |= count < 0;
      return count;
    }
  }
}
