package io.ganglion.tables.csv;

import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Rows of a file that were left out, or aren't as the others, so that each is named and counted. */
final class RowNotes {
  /** How many are named; more would bury the message. */
  private static final int NAMED = 10;

  private final Numbers dropped = new Numbers();
  private final Numbers filled = new Numbers();
  private final Numbers tooLong = new Numbers();
  private long emptyAtEnd;

  /** A row that was left out: it has another number of cells than the first. */
  void addDropped(long row) {
    dropped.add(row);
  }

  /** A row of fewer cells, which has missing values instead. */
  void addFilled(long row) {
    filled.add(row);
  }

  /** A row with empty cells beyond those of the first. */
  void addLong(long row) {
    tooLong.add(row);
  }

  /** Rows without anything at the end of the file. */
  void addEmptyAtEnd(long rows) {
    emptyAtEnd += rows;
  }

  /** How many were left out for another number of cells. */
  long dropped() {
    return dropped.count;
  }

  /** How many were left out at the end. */
  long emptyAtEnd() {
    return emptyAtEnd;
  }

  /** In words. */
  List<Problem> warnings(String file) {
    List<Problem> warnings = new ArrayList<>();
    if (dropped.count > 0) {
      warnings.add(new Problem(dropped.of("row", "has", "rows", "have") + " too few or too many cells and "
          + (dropped.count == 1 ? "is" : "are") + " left out: " + dropped.named(), Place.at(file),
          "correct the file, or set 'bad-rows: fail' in 'data'"));
    }
    if (filled.count > 0) {
      warnings.add(new Problem(filled.of("row", "has", "rows", "have")
          + " too few cells; the others are missing values: " + filled.named(), Place.at(file),
          "correct the file, or set 'bad-rows: fail' in 'data'"));
    }
    if (tooLong.count > 0) {
      warnings.add(new Problem(tooLong.of("row ends", "with a delimiter", "rows end", "with delimiters")
          + " that the first row doesn't have: " + tooLong.named(), Place.at(file),
          "nothing is lost, for there is nothing behind them"));
    }
    if (emptyAtEnd > 0) {
      warnings.add(new Problem((emptyAtEnd == 1 ? "the last row has" : "the last " + emptyAtEnd + " rows have")
          + " nothing but delimiters and " + (emptyAtEnd == 1 ? "is" : "are") + " left out", Place.at(file),
          "remove them from the file if this warning disturbs"));
    }
    return warnings;
  }

  /** Numbers of rows, of which the first are kept. */
  private static final class Numbers {
    private final List<String> first = new ArrayList<>();
    private long count;

    void add(long row) {
      count++;
      if (first.size() < NAMED) {
        first.add(Long.toString(row));
      }
    }

    String of(String one, String has, String many, String have) {
      return count == 1 ? "1 " + one + " " + has : count + " " + many + " " + have;
    }

    String named() {
      return (count == 1 ? "row " : "rows ") + String.join(", ", first)
          + (count > first.size() ? " and " + (count - first.size()) + " more" : "");
    }
  }
}
