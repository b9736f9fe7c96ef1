package io.ganglion.tables;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/** A table that was read, and where in its source each row stood. */
public interface SourceTable {
  /** The file, or whatever else it came from, as messages name it. */
  String file();

  Table table();

  /** The same file with these rows of {@link #table} alone; not to be called on what it returned. */
  SourceTable keeping(int[] rows);

  /** The place of a cell, such as {@code iris.csv: row 3, column 'species'}; {@code row} is the table's, from 0. */
  Place place(int row, String column);

  /** The parts that the file itself names, for formats that do; they count unless the experiment names others. */
  default Optional<Split> ownSplit() {
    return Optional.empty();
  }

  /** What was noticed when it was read, though nothing keeps it from being used. */
  default List<Problem> warnings() {
    return List.of();
  }

  /** What was seen in the cells of a column while their text was there. */
  default CellEvidence evidence(String column) {
    return CellEvidence.NONE;
  }

  /** The cells of a column as they are written, where {@link WantedColumns#written} asks for them. */
  default Optional<Column> written(String column) {
    return Optional.empty();
  }

  /** How the file is laid out, if it is text of delimited cells. */
  default Optional<TextLayout> layout() {
    return Optional.empty();
  }

  /** What the engine found wrong with the table, with its place in the file. */
  default ProblemException problem(DataException e) {
    Place place = e.row() == DataException.NO_ROW
        ? Place.at(file() + ": column '" + e.column() + "'")
        : place(e.row(), e.column());
    return new ProblemException(ExitCode.DATA, new Problem(e.problem(), place, e.help()));
  }
}
