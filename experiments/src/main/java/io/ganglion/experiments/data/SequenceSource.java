package io.ganglion.experiments.data;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Sequences;
import io.ganglion.experiments.config.SequenceSection;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.SourceTable;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The sequences of a file.
 *
 * @param steps a row for every step
 * @param sequences which of them are one sequence
 * @param heads a row for every sequence: that of its first step, or its own
 */
public record SequenceSource(SourceTable steps, Sequences sequences, SourceTable heads) {
  /**
   * Finds the sequences, and checks that what belongs to a whole one is the same in all of its rows.
   *
   * @throws ProblemException if a column isn't there, or rows contradict one another
   * @throws DataException if a row of the source can't belong to a sequence
   */
  static SequenceSource of(PlacedExperiment asked, SourceTable source) {
    SequenceSection section = asked.data().sequence().orElseThrow();
    section.id().ifPresent(id -> ColumnPlans.requireColumn(asked, source, id, "data.sequence.id"));
    section.order().ifPresent(order -> ColumnPlans.requireColumn(asked, source, order, "data.sequence.order"));
    SequenceSource found = SequenceLayout.of(asked.data(), section).find(source);
    for (String column : section.constant()) {
      ColumnPlans.requireColumn(asked, found.steps(), column, "data.sequence.constant");
    }
    for (String column : ofWholeSequences(asked)) {
      found.requireConstant(column, use(asked, column));
    }
    return found;
  }

  /** The columns that say something of a sequence, not of a step. */
  private static Set<String> ofWholeSequences(PlacedExperiment asked) {
    Set<String> columns = new LinkedHashSet<>();
    columns.addAll(asked.data().split().columns());
    columns.addAll(asked.data().sequence().orElseThrow().constant());
    if (!asked.data().sequence().orElseThrow().isPerStep()) {
      columns.addAll(asked.data().target());
      asked.data().weights().ifPresent(columns::add);
    }
    return columns;
  }

  private static String use(PlacedExperiment asked, String column) {
    return asked.data().target().contains(column)
        ? "the target is one for each sequence: correct a row, or write target: per-step in data.sequence"
        : asked.data().split().columns().contains(column)
            ? "a sequence belongs to one part as a whole: correct a row, or split by another column"
            : asked.data().sequence().orElseThrow().constant().contains(column)
                ? "data.sequence.constant names it: correct a row, or take it out there"
            : "a sequence has one weight: correct a row";
  }

  private void requireConstant(String name, String help) {
    Optional<Column> found = steps.table().column(name); // that it isn't there is found where it is used
    int row = found.isEmpty() ? -1 : sequences.firstChange(found.get());
    if (row < 0) {
      return;
    }
    Column column = found.get();
    int first = sequences.firstRow(sequences.sequenceOf(row));
    throw new ProblemException(ExitCode.DATA, new Problem("'" + name + "' is " + shown(column, row) + ", but "
        + shown(column, first) + " in the first row of the same sequence, " + steps.place(first, name).where(),
        steps.place(row, name), help));
  }

  private static String shown(Column column, int row) {
    return column.isMissing(row) ? "empty" : "'" + column.text(row) + "'";
  }
}
