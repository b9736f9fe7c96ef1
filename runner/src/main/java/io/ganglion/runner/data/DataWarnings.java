package io.ganglion.runner.data;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Split;
import io.ganglion.runner.config.DataFormat;
import io.ganglion.runner.config.DataSection;
import io.ganglion.runner.problem.Place;
import io.ganglion.runner.problem.Problem;
import io.ganglion.runner.table.SourceTable;
import java.util.List;
import java.util.stream.IntStream;

/** What a user should know of the data, though nothing keeps them from being used. */
final class DataWarnings {
  private DataWarnings() {}

  static List<Problem> of(DataSection section, SourceTable source, Split split) {
    if (section.format() != DataFormat.CSV) {
      return List.of(); // pixels at the edge of all images never change, and nobody could ignore them
    }
    List<Column> constant = source.table().columns().stream()
        .filter(column -> !section.target().contains(column.name()) && !section.column(column.name()).indicator()
            && isConstant(column, split.train()))
        .toList();
    return constant.isEmpty() ? List.of() : List.of(constant(source.file(), constant, split.train()));
  }

  /** Whether all rows that have a value have the same. */
  private static boolean isConstant(Column column, int[] rows) {
    int[] known = IntStream.of(rows).filter(row -> !column.isMissing(row)).toArray();
    if (column instanceof NumberColumn numbers) {
      return IntStream.of(known).allMatch(row -> numbers.values()[row] == numbers.values()[known[0]]);
    }
    CategoryColumn labels = (CategoryColumn) column;
    return IntStream.of(known).allMatch(row -> labels.codes()[row] == labels.codes()[known[0]]);
  }

  private static Problem constant(String file, List<Column> columns, int[] rows) {
    if (columns.size() > 1) {
      return new Problem(columns.size() + " columns have the same value in every training row: "
          + Quoted.list(columns.stream().map(Column::name).toList()), Place.at(file),
          "nothing can be learned from them (numbers are scaled by 1): name them in 'ignore'");
    }
    Column column = columns.get(0);
    String value = IntStream.of(rows).filter(row -> !column.isMissing(row)).mapToObj(column::text).findFirst()
        .orElse("");
    return new Problem("every training row has the same value, '" + value + "'",
        Place.at(file + ": column '" + column.name() + "'"),
        "nothing can be learned from it (a number is scaled by 1): name it in 'ignore'");
  }
}
