package io.ganglion.tables;

import java.util.Iterator;
import java.util.List;

/** A table in pieces of some rows each, so that one of any length needs the memory of one of them. */
public interface TablePieces extends AutoCloseable {
  /** Whether there are more rows. */
  boolean hasNext();

  /**
   * The next rows, at least one.
   *
   * @throws io.ganglion.problem.ProblemException if a cell of them isn't what it should be
   */
  SourceTable next();

  @Override
  void close();

  /** A table that has been read as a whole: one piece. */
  static TablePieces of(SourceTable whole) {
    Iterator<SourceTable> pieces = List.of(whole).iterator();
    return new TablePieces() {
      @Override
      public boolean hasNext() {
        return pieces.hasNext();
      }

      @Override
      public SourceTable next() {
        return pieces.next();
      }

      @Override
      public void close() {
        // it was read before
      }
    };
  }
}
