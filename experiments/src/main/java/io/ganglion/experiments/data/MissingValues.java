package io.ganglion.experiments.data;

import io.ganglion.engine.data.Column;
import io.ganglion.experiments.config.DataSection;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.CellEvidence;
import io.ganglion.tables.evidence.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cells without a value where the experiment doesn't say what is to be done with them. */
final class MissingValues {
  private MissingValues() {}

  /**
   * Fails if there are any: one problem for each column.
   *
   * @throws ProblemException if there are any
   */
  static void requireHandled(DataSection section, SourceTable source) {
    List<Problem> problems = new ArrayList<>();
    for (Column column : source.table().columns()) {
      if (!DataFile.mayHaveGaps(section, column.name())) {
        problem(section, source, column).ifPresent(problems::add);
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(ExitCode.DATA, problems);
    }
  }

  private static Optional<Problem> problem(DataSection section, SourceTable source, Column column) {
    int first = -1;
    int rows = 0;
    for (int row = 0; row < column.size(); row++) {
      if (column.isMissing(row)) {
        first = rows++ == 0 ? row : first;
      }
    }
    if (rows == 0) {
      return Optional.empty();
    }
    String others = rows == 1 ? "" : rows == 2 ? "; 1 more row has none" : "; " + (rows - 1) + " more rows have none";
    return Optional.of(new Problem("a value is missing" + others, source.place(first, column.name()),
        help(section, source, column, rows)));
  }

  private static String help(DataSection section, SourceTable source, Column column, int rows) {
    String name = column.name();
    CellEvidence evidence = source.evidence(name);
    boolean isTarget = section.target().contains(name);
    String label = evidence.bareNa() + evidence.quotedNa() == rows && column.type() == Column.Type.CATEGORY
        ? "set columns: {" + Written.of(name) + ": {null-values: []}} if 'NA' is a label; else " : "";
    return label + (isTarget
        ? "set columns: {" + Written.of(name) + ": {missing: drop-row}} to leave such rows out: a target is never"
            + " filled"
        : "fill it in, remove the row or the column, or set 'missing' in 'data'");
  }
}
