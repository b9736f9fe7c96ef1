package io.ganglion.tables.csv;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Quoted;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns' names: there, and different. Only the first may be empty, as programs write it that give every row a
 * name; then that column is none of the table's.
 */
record CsvHeader(List<String> names) {
  /** From the current row, the first, whether it is a header or not. */
  static CsvHeader of(CsvRecords records) {
    boolean header = records.format().header();
    Map<String, Integer> indexOf = new LinkedHashMap<>();
    for (int i = 0; i < records.width(); i++) {
      String name = header ? records.cell(i).strip() : "c" + (i + 1);
      if (name.isEmpty() && (i > 0 || records.width() == 1)) {
        throw records.problem("column " + (i + 1) + " of the header has no name", "",
            "give it one, or set 'header: false' if the file has no header");
      }
      Integer first = indexOf.putIfAbsent(name, i);
      if (first != null) {
        throw records.problem("columns " + (first + 1) + " and " + (i + 1) + " have the same name", name,
            "give them different names, or set 'header: false' if the file has no header");
      }
    }
    return new CsvHeader(List.copyOf(indexOf.keySet()));
  }

  /** Whether its first column has no name. */
  boolean beginsWithoutName() {
    return names.get(0).isEmpty();
  }

  /** The columns that have names. */
  private List<String> named() {
    return beginsWithoutName() ? names.subList(1, names.size()) : names;
  }

  /** One for each requested column; a type that {@code types} doesn't name is inferred. */
  List<ColumnBuilder> builders(String file, WantedColumns wanted, Map<String, Column.Type> types, TextLayout format) {
    requirePresent(file, wanted.required());
    List<ColumnBuilder> builders = new ArrayList<>();
    Set<String> read = new HashSet<>(wanted.names().isEmpty() ? named() : wanted.names());
    read.removeAll(wanted.ignored());
    for (String name : named()) {
      if (read.contains(name)) {
        builders.add(new ColumnBuilder(name, types.get(name), wanted.patterns().getOrDefault(name, ""),
            wanted.gaps().test(name), format.point()));
      }
    }
    return builders;
  }

  /** Checks that a further file of the same table has the columns that the first has. */
  void requireSame(String file, CsvHeader first, String firstFile, WantedColumns wanted) {
    if (wanted.names().isEmpty()) {
      requirePresent(file, first.named());
      for (String name : named()) {
        if (!first.named().contains(name)) {
          throw new ProblemException(ExitCode.DATA, new Problem("'" + firstFile + "' has no column '" + name + "'",
              Place.at(file), "files of one table need the same columns, in any order"));
        }
      }
    } else {
      requirePresent(file, wanted.required());
    }
  }

  private void requirePresent(String file, Iterable<String> required) {
    List<Problem> problems = new ArrayList<>();
    Set<String> present = new HashSet<>(names);
    for (String name : required) {
      if (!present.contains(name)) {
        String slip = Suggestion.nearest(name, named()).map(near -> "did you mean '" + near + "'? ").orElse("");
        problems.add(new Problem("there is no column '" + name + "'", Place.at(file),
            slip + "its columns are " + Quoted.list(named())));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(ExitCode.DATA, problems);
    }
  }

  /** Where the builders' cells are in a row. */
  int[] cells(List<ColumnBuilder> builders) {
    return builders.stream().mapToInt(builder -> names.indexOf(builder.name())).toArray();
  }
}
