package io.ganglion.runner.csv;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Quoted;
import io.ganglion.runner.problem.ExitCode;
import io.ganglion.runner.problem.Place;
import io.ganglion.runner.problem.Problem;
import io.ganglion.runner.problem.ProblemException;
import io.ganglion.runner.problem.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns' names: there, and different. */
record CsvHeader(List<String> names) {
  /** From the current row, the first, whether it is a header or not. */
  static CsvHeader of(CsvRecords records, CsvFormat format) {
    Map<String, Integer> indexOf = new LinkedHashMap<>();
    for (int i = 0; i < records.width(); i++) {
      String name = format.header() ? records.cell(i).strip() : "c" + (i + 1);
      if (name.isEmpty()) {
        throw records.problem("column " + (i + 1) + " of the header has no name", "",
            "give it one, or say 'header: false' if the file has no header");
      }
      Integer first = indexOf.putIfAbsent(name, i);
      if (first != null) {
        throw records.problem("columns " + (first + 1) + " and " + (i + 1) + " have the same name", name,
            "give them different names, or say 'header: false' if the file has no header");
      }
    }
    return new CsvHeader(List.copyOf(indexOf.keySet()));
  }

  /** One for each column that is wanted; a type that {@code types} doesn't name is inferred. */
  List<ColumnBuilder> builders(String file, CsvColumns wanted, Map<String, Column.Type> types) {
    List<Problem> problems = new ArrayList<>();
    Set<String> present = new HashSet<>(names);
    for (String name : wanted.required()) {
      if (!present.contains(name)) {
        String slip = Suggestion.nearest(name, names).map(near -> "did you mean '" + near + "'? ").orElse("");
        problems.add(new Problem("there is no column '" + name + "'", Place.at(file),
            slip + "its columns are " + Quoted.list(names)));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(ExitCode.DATA, problems);
    }
    List<ColumnBuilder> builders = new ArrayList<>();
    Set<String> read = new HashSet<>(wanted.names().isEmpty() ? present : wanted.names());
    read.removeAll(wanted.ignored());
    for (int i = 0; i < names.size(); i++) {
      if (read.contains(names.get(i))) {
        builders.add(new ColumnBuilder(names.get(i), i, types.get(names.get(i)), wanted.gaps().test(names.get(i))));
      }
    }
    return builders;
  }
}
