package io.ganglion.experiments.data;

import io.ganglion.engine.data.Split;
import io.ganglion.problem.Problem;
import io.ganglion.tables.RowAccount;
import io.ganglion.tables.SourceTable;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows that are in no part: those behind the end of the last one, if the experiment gives it an end. */
final class UnassignedRows {
  private UnassignedRows() {}

  /**
   * Those rows; settles that every other is in one part.
   *
   * @param parts which rows of {@code source} serve what
   */
  static int[] rows(SourceTable source, Split parts) {
    boolean[] assigned = new boolean[source.table().rows()];
    Stream.of(parts.train(), parts.validation(), parts.test()).flatMapToInt(IntStream::of)
        .forEach(row -> assigned[row] = true);
    int[] unassigned = IntStream.range(0, assigned.length).filter(row -> !assigned[row]).toArray();
    RowAccount.require(source.file(), assigned.length,
        (long) parts.train().length + parts.validation().length + parts.test().length,
        Map.of("in no part", (long) unassigned.length));
    return unassigned;
  }

  /** The warning that names them. */
  static Optional<Problem> warning(PlacedExperiment asked, SourceTable source, Split parts) {
    int[] rows = rows(source, parts);
    int unassigned = rows.length;
    if (unassigned == 0) {
      return Optional.empty();
    }
    String column = asked.data().split().column().orElse("");
    boolean isBeyond = asked.data().split().until().isPresent();
    return Optional.of(new Problem((unassigned == 1 ? "1 row is" : unassigned + " rows are") + " in no part and "
        + (unassigned == 1 ? "isn't" : "aren't") + " used" + (isBeyond ? ": '" + column + "' is beyond the end of the"
        + " last part" : ""), source.place(rows[0], column),
        isBeyond ? "give data.split.until.test a later end, or none" : ""));
  }
}
