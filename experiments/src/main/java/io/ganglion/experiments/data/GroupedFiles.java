package io.ganglion.experiments.data;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Groups;
import io.ganglion.engine.data.Split;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.SourceTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Groups of rows that are kept together, over all parts, those too that have files of their own. */
final class GroupedFiles {
  private GroupedFiles() {}

  /**
   * Fails if a file of a part has rows of a group that is in a part before it.
   *
   * @throws ProblemException if it has
   */
  static void requireNone(PlacedExperiment asked, SourceTable source, Split split, Optional<PartFile> validation,
      Optional<PartFile> test) {
    Optional<String> column = asked.data().split().groups();
    if (column.isEmpty() || validation.isEmpty() && test.isEmpty()) {
      return;
    }
    Map<String, String> partOf = new LinkedHashMap<>();
    Column drawn = source.table().column(column.get()).orElseThrow();
    note(partOf, drawn, split.train(), "train");
    note(partOf, drawn, split.validation(), "validation");
    note(partOf, drawn, split.test(), "test");
    validation.ifPresent(file -> require(partOf, file.source(), column.get(), "validation"));
    test.ifPresent(file -> require(partOf, file.source(), column.get(), "test"));
  }

  private static void note(Map<String, String> partOf, Column column, int[] rows, String part) {
    for (int row : rows) {
      partOf.put(column.text(row), part);
    }
  }

  private static void require(Map<String, String> partOf, SourceTable file, String name, String part) {
    Column column = file.table().column(name).orElseThrow();
    Groups.of(column); // every row has a value
    for (int row = 0; row < column.size(); row++) {
      String before = partOf.putIfAbsent(column.text(row), part);
      if (before != null && !before.equals(part)) {
        throw new ProblemException(ExitCode.DATA, new Problem("'" + column.text(row) + "' has rows in the part '"
            + before + "' as well", file.place(row, name), "data.split.groups keeps rows of one value in"
            + " one part: remove them from one of the files, or leave 'groups' out"));
      }
    }
  }
}
