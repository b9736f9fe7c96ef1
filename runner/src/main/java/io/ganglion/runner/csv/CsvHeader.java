package io.ganglion.runner.csv;

import io.ganglion.engine.data.Column;
import io.ganglion.runner.problem.ExitCode;
import io.ganglion.runner.problem.Place;
import io.ganglion.runner.problem.Problem;
import io.ganglion.runner.problem.ProblemException;
import io.ganglion.runner.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns' names: there, and different. */
record CsvHeader(List<String> names) {
  /** From the current row, the first, whether it is a header or not. */
  static CsvHeader of(CsvRecords records, CsvFormat format) {
    List<String> names = new ArrayList<>(records.width());
    for (int i = 0; i < records.width(); i++) {
      String name = format.header() ? records.cell(i).strip() : "c" + (i + 1);
      if (name.isEmpty()) {
        throw records.problem("column " + (i + 1) + " of the header has no name", "",
            "give it one, or say 'header: false' if the file has no header");
      }
      int first = names.indexOf(name);
      if (first >= 0) {
        throw records.problem("columns " + (first + 1) + " and " + (i + 1) + " have the same name", name,
            "give them different names, or say 'header: false' if the file has no header");
      }
      names.add(name);
    }
    return new CsvHeader(names);
  }

  /** One for each column that is wanted; a type that {@code types} doesn't name is inferred. */
  List<ColumnBuilder> builders(String file, CsvColumns wanted, Map<String, Column.Type> types) {
    List<Problem> problems = new ArrayList<>();
    for (String name : wanted.required()) {
      if (!names.contains(name)) {
        String columns = names.stream().map(n -> "'" + n + "'").collect(Collectors.joining(", "));
        problems.add(new Problem("there is no column '" + name + "'", Place.at(file),
            Suggestion.nearest(name, names).map(n -> "did you mean '" + n + "'? ").orElse("") + "its columns are "
                + columns));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(ExitCode.DATA, problems);
    }
    List<ColumnBuilder> builders = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (wanted.wants(names.get(i))) {
        builders.add(new ColumnBuilder(names.get(i), i, types.get(names.get(i))));
      }
    }
    return builders;
  }
}
