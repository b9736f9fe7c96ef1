package io.ganglion.tables.csv;

import io.ganglion.engine.data.NumberText;
import io.ganglion.tables.TextLayout;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The delimiter of a file, guessed from its first lines: the first of tab, semicolon, bar, comma and blank that cuts
 * every row, quotes respected, into as many cells as the first, and at least two. A tab or a semicolon that stands in
 * every row equally often is hardly ever text, a comma may be a decimal one, and blanks are usual in text: they count
 * only between cells of which most are numbers. If none does that, the one that comes nearest counts, so that the row
 * in which it fails is found; and a comma if there is nothing to go by, as in a table of one column, or a semicolon
 * where the comma is the decimal point.
 */
final class DelimiterGuess {
  /** So much of a file is looked at. */
  static final int CHARACTERS = 1 << 16;
  private static final String USUAL = ",";
  private static final String BESIDE_COMMAS = ";";
  private static final int MANY_TIMES = 2;

  private DelimiterGuess() {}

  /**
   * Guesses.
   *
   * @param start the file's first characters, without the lines that are skipped
   * @param whole whether that is all; else its last row may be cut
   */
  static String of(String start, boolean whole, TextLayout format) {
    String best = format.point() == ',' ? BESIDE_COMMAS : USUAL;
    double most = 0;
    for (String candidate : TextLayout.GUESSED) {
      if (candidate.equals(format.quote())) {
        continue;
      }
      double share = share(rows(start, whole, format.delimitedBy(candidate)), candidate.equals(" "), format.point());
      if (share > most) {
        most = share;
        best = candidate;
      }
    }
    return best.equals("\t") && isOfBlanks(start, whole, format, most) ? " " : best;
  }

  /** Whether tabs stand where other rows of cells have blanks: blanks cut the rows as well, into far more cells. */
  private static boolean isOfBlanks(String start, boolean whole, TextLayout format, double share) {
    List<CSVRecord> byTabs = rows(start, whole, format.delimitedBy("\t"));
    List<CSVRecord> byBlanks = rows(start, whole, format.delimitedBy(" "));
    return share(byBlanks, true, format.point()) >= share
        && byBlanks.get(0).size() >= MANY_TIMES * byTabs.get(0).size();
  }

  /** What share of the rows has as many cells as the first; 0 if that has one. */
  private static double share(List<CSVRecord> rows, boolean numbersAlone, char point) {
    if (rows.isEmpty() || rows.get(0).size() < 2) {
      return 0;
    }
    int cells = rows.get(0).size();
    long equal = rows.stream().filter(row -> row.size() == cells).count();
    if (numbersAlone) {
      List<CSVRecord> body = rows.size() > 1 ? rows.subList(1, rows.size()) : rows;
      long numbers = body.stream().flatMap(CSVRecord::stream)
          .filter(cell -> cell != null && !Double.isNaN(NumberText.parse(cell.strip(), point))).count();
      if (2 * numbers < body.stream().mapToLong(CSVRecord::size).sum()) {
        return 0;
      }
    }
    return (double) equal / rows.size();
  }

  /** The rows that can be read, without empty lines. */
  private static List<CSVRecord> rows(String start, boolean whole, TextLayout format) {
    List<CSVRecord> rows = new ArrayList<>();
    boolean complete = false;
    try (CSVParser parser = CommonsFormat.of(format).parse(
        format.isBlank() ? new BlanksAsOne(new StringReader(start), format) : new StringReader(start))) {
      for (CSVRecord row : parser) {
        if (row.size() > 1 || !CsvRecords.isBlank(row, 0)) {
          rows.add(row);
        }
      }
      complete = true;
    } catch (UncheckedIOException e) {
      // a quote that is left open, perhaps because the start ends there: the rows before it are enough to go by
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be read", e);
    }
    if (complete && !whole && rows.size() > 1) {
      rows.remove(rows.size() - 1);
    }
    return rows;
  }
}
