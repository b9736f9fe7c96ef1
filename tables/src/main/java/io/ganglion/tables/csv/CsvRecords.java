package io.ganglion.tables.csv;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.RowAccount;
import io.ganglion.tables.RowNames;
import io.ganglion.tables.TextLayout;
import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file one after the other, cells as they are written; all with as many cells as the first. Cells beyond
 * those may be there if they hold nothing, as delimiters at the end of lines make them. Rows of delimiters alone at the
 * end of the file are none, nor are comments, and the rows that the layout calls a footer.
 *
 * <p>A line with nothing on it, or nothing but blanks, is skipped: it can't be a row of several cells. Where rows have
 * one cell it could be one, and is skipped only before the first row.
 */
final class CsvRecords implements Closeable {
  /** With which lines begin that aren't rows. */
  private static final String COMMENTS = "#%!|;/*";
  private static final int LONGEST_FOOTER = 3;

  private final String file;
  private final RowNames rowNames;
  private final TextLayout format;
  private final TextReader text;
  private final EndMark ended;
  /** How many lines came before the first that the parser sees. */
  private final long skipped;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  /** Rows that have been read though they aren't the current one, in order: the footer may be among them. */
  private final Deque<Row> ahead = new ArrayDeque<>();
  /** Rows of delimiters alone, and the row after them. */
  private final Deque<Row> held = new ArrayDeque<>();
  private final RowNotes notes = new RowNotes();
  private int width;
  /** How many cells of a row the header gives no name, behind those that it names. */
  private int nameless;
  private long comments;
  private long blank;
  /** On which the record that was read last begins, or a comment before it. */
  private long line;
  private long accepted;
  private boolean keepsEmptyRows;
  @SuppressWarnings("NullAway.Init") // next comes first
  private Row current;

  private record Row(CSVRecord cells, long row, long line) {}

  private CsvRecords(ByteSource source, TextLayout format, TextReader text) throws IOException {
    this.file = source.name();
    this.rowNames = source.rows();
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
      return new CsvRecords(source, format, new TextReader(Gzip.unpacked(source.open()), format.charset()));
    } catch (IOException e) {
      throw unreadable(source.name(), e);
    }
  }

  /** Settles what became of the records of the file, once it has been read to its end. */
  void requireAccounted(long rows) {
    long header = format.header() ? format.headerLines() : 0;
    RowAccount.require(file, parser.getRecordNumber(), rows, Map.of("of the header", header, "blank", blank,
        "of the footer", (long) ahead.size(), "empty at the end", notes.emptyAtEnd(),
        "of another length", notes.dropped()));
  }

  /** Goes to the next row; false after the last. */
  boolean next() {
    while (true) {
      Row row = following();
      if (row == null) {
        return false;
      }
      current = row;
      int size = row.cells().size();
      if (width == 0) {
        width = size;
      }
      if (size == width || size > width && isBlank(row.cells(), width)) {
        if (size > width + nameless) {
          notes.addLong(row.row());
        }
        accepted++;
        return true;
      }
      if (format.badRows() == TextLayout.BadRows.FILL && size < width) {
        notes.addFilled(row.row());
        return true;
      }
      if (format.badRows() != TextLayout.BadRows.DROP) {
        throw otherSize(size);
      }
      notes.addDropped(row.row());
    }
  }

  private ProblemException otherSize(int size) {
    if (size > width && size <= width + nameless) {
      return problem("a cell holds something, but its column has no name in the header", "",
          "give every column a name");
    }
    String first = String.valueOf(cell(0)).strip();
    String help = "is the delimiter " + format.shownDelimiter() + "? A cell that holds one has to be quoted";
    if (!first.isEmpty() && COMMENTS.indexOf(first.charAt(0)) >= 0) {
      help = "if the row is a comment, set 'comment: \"" + first.charAt(0) + "\"' in 'data'; else " + help;
    }
    return problem("the row has " + cells(size) + ", but the first has " + width, "", help + rowsHelp());
  }

  /** What to do if the row before is no header, or if a footer begins here; else what to do about such rows. */
  private String rowsHelp() {
    if (accepted == 1) {
      return "; if the line before isn't part of the table, set 'skip-rows: " + (current.line() - 1) + "' in 'data'";
    }
    int rest = 1;
    try {
      while (rest <= LONGEST_FOOTER && beforeFooter() != null) {
        rest++;
      }
    } catch (ProblemException e) {
      rest = LONGEST_FOOTER + 1; // what is wrong there comes later
    }
    return rest > LONGEST_FOOTER ? "; 'bad-rows: drop' in 'data' leaves such rows out"
        : "; if the last " + (rest == 1 ? "row isn't one" : rest + " rows aren't any") + ", set 'skip-footer: " + rest
            + "' in 'data'";
  }

  /** The next row that isn't one of delimiters alone at the end of the file; null after the last. */
  private @Nullable Row following() {
    if (!held.isEmpty()) {
      return held.poll();
    }
    Row row = beforeFooter();
    if (row == null || keepsEmptyRows || width < 2 || !isBlank(row.cells(), 0)) {
      return row;
    }
    long empty = 0;
    while (row != null && isBlank(row.cells(), 0)) {
      held.add(row);
      empty++;
      row = beforeFooter();
    }
    if (row == null) {
      held.clear();
      notes.addEmptyAtEnd(empty);
      return null;
    }
    held.add(row);
    return held.poll();
  }

  /** The next row that has a whole footer behind it; null if there is none. */
  private @Nullable Row beforeFooter() {
    int footer = format.skipFooter();
    if (footer == 0) {
      return read();
    }
    while (ahead.size() <= footer) {
      Row row = read();
      if (row == null) {
        return null;
      }
      ahead.add(row);
    }
    return ahead.poll();
  }

  /** The next row of the file; null at its end. */
  private @Nullable Row read() {
    while (true) {
      text.startRow();
      line = skipped + parser.getCurrentLineNumber() + 1;
      if (!hasNext()) {
        return null;
      }
      CSVRecord record = records.next();
      long before = record.getComment() == null ? 0 : record.getComment().lines().count();
      comments += before;
      if (width == 1 || record.size() > 1 || !isBlank(record, 0)) {
        return new Row(record, skipped + comments + record.getRecordNumber(), line + before);
      }
      blank++;
    }
  }

  /** Whether a record has nothing but blanks from a cell on. */
  static boolean isBlank(CSVRecord record, int from) {
    for (int i = from; i < record.size(); i++) {
      String cell = record.get(i);
      if (cell == null || !cell.isBlank()) {
        return false;
      }
    }
    return true;
  }

  /** Rows of delimiters alone at the end of the file are rows, as in new data, of which none may be lost. */
  void keepEmptyRows() {
    keepsEmptyRows = true;
  }

  /** Rows have these cells alone; more may be there as long as they hold nothing. */
  void narrow(int cells) {
    nameless = width - cells;
    width = cells;
  }

  /** What was left out, or isn't as it should be. */
  RowNotes notes() {
    return notes;
  }

  private boolean hasNext() {
    try {
      return records.hasNext();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof TextException offence) {
        throw problem(nextRow(), Objects.requireNonNull(offence.getMessage()), "",
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
    long row = nextRow();
    return ended.reached
        ? problem(row, "a quote is never closed", "", "close it; a quote within a quoted cell is doubled")
        : problem(row, "a closing quote is followed by more text", "", "a quote within a quoted cell is doubled");
  }

  /** The number of the row in which the parser failed. */
  private long nextRow() {
    return skipped + comments + parser.getRecordNumber() + 1;
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

  /** A cell of the row; null if it is {@code NA} without quotes. */
  @Nullable String cell(int index) {
    return index < current.cells().size() ? current.cells().get(index) : "";
  }

  /** The row's number in the file, from 1, the header, blank and skipped lines included. */
  long row() {
    return current.row();
  }

  /** The line on which the row begins, from 1; later than the row's number once a cell has held a line end. */
  long line() {
    return current.line();
  }

  /** A problem in the current row; {@code column} may be empty. */
  ProblemException problem(String message, String column, String help) {
    return problem(current.row(), current.line(), message, column, help);
  }

  private ProblemException problem(long row, String message, String column, String help) {
    return problem(row, line, message, column, help);
  }

  private ProblemException problem(long row, long line, String message, String column, String help) {
    return new ProblemException(ExitCode.DATA, new Problem(message, place(file, rowNames.of(row, line), column), help));
  }

  static Place place(String file, String row, String column) {
    return Place.at(file + ": " + row + (column.isEmpty() ? "" : ", column '" + column + "'"));
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
