package io.ganglion.tables.csv;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberText;
import io.ganglion.engine.data.Quoted;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The columns' names: there, and different. Only the first may be empty, as programs write it that give every row a
 * name, and the last ones, as delimiters at the end of every line make them; then those columns are none of the
 * table's.
 *
 * @param unnamedAtEnd how many columns behind the last of these have no name
 * @param header whether the names stand in the file
 */
record CsvHeader(List<String> names, int unnamedAtEnd, boolean header) {
  /** From the current row, the first, whether it is a header or not, to the last row of the header. */
  static CsvHeader of(CsvRecords records) {
    List<String> names = records.format().header() ? read(records) : numbered(records.width());
    int width = names.size();
    while (width > 1 && names.get(width - 1).isEmpty()) {
      width--;
    }
    Map<String, Integer> indexOf = new LinkedHashMap<>();
    for (int i = 0; i < width; i++) {
      String name = names.get(i);
      if (name.isEmpty() && (i > 0 || width == 1)) {
        throw records.problem("column " + (i + 1) + " of the header has no name", "", "give it one, or "
            + otherwise(records, names));
      }
      Integer first = indexOf.putIfAbsent(name, i);
      if (first != null) {
        throw records.problem("columns " + (first + 1) + " and " + (i + 1) + " have the same name", name,
            "give them different names, or " + otherwise(records, names));
      }
    }
    int unnamed = names.size() - width;
    records.narrow(width);
    return new CsvHeader(List.copyOf(indexOf.keySet()), unnamed, records.format().header());
  }

  private static List<String> numbered(int width) {
    return IntStream.rangeClosed(1, width).mapToObj(i -> "c" + i).toList();
  }

  /** The names in one line or several, those of a column joined by blanks. */
  private static List<String> read(CsvRecords records) {
    List<String> names = new ArrayList<>(Collections.nCopies(records.width(), ""));
    for (int line = 1; line <= records.format().headerLines(); line++) {
      if (line > 1 && !records.next()) {
        throw records.problem("the header has " + (line - 1) + (line == 2 ? " line" : " lines"), "",
            "correct 'header-lines' in 'data', which says " + records.format().headerLines());
      }
      for (int i = 0; i < names.size(); i++) {
        names.set(i, (names.get(i) + " " + Objects.requireNonNullElse(records.cell(i), CommonsFormat.BARE).strip())
            .strip());
      }
    }
    return names;
  }

  /** What else can be done about names: there are none if one is a number. */
  private static String otherwise(CsvRecords records, List<String> names) {
    return names.stream().anyMatch(name -> Double.isFinite(NumberText.parse(name, records.format().point())))
        ? "set 'header: false' if the file has no header"
        : "set 'skip-rows: " + records.row() + "' and 'header: false' in 'data' to call the columns c1, c2, …";
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
    requirePresent(file, wanted.required(), format);
    List<ColumnBuilder> builders = new ArrayList<>();
    Set<String> read = new HashSet<>(wanted.names().isEmpty() ? named() : wanted.names());
    read.removeAll(wanted.ignored());
    for (String name : named()) {
      if (read.contains(name)) {
        builders.add(new ColumnBuilder(name, types.get(name), wanted.patterns().getOrDefault(name, ""),
            wanted.gaps().test(name), format.numbers(), wanted.styles().of(name)));
      }
    }
    return builders;
  }

  /** Checks that a further file of the same table has the columns that the first has. */
  void requireSame(String file, CsvHeader first, String firstFile, WantedColumns wanted, TextLayout layout) {
    if (wanted.names().isEmpty()) {
      requirePresent(file, first.named(), layout);
      for (String name : named()) {
        if (!first.named().contains(name)) {
          throw new ProblemException(ExitCode.DATA, new Problem("'" + firstFile + "' has no column '" + name + "'",
              Place.at(file), "files of one table need the same columns, in any order"));
        }
      }
    } else {
      requirePresent(file, wanted.required(), layout);
    }
  }

  private void requirePresent(String file, Iterable<String> required, TextLayout layout) {
    List<Problem> problems = new ArrayList<>();
    Set<String> present = new HashSet<>(names);
    for (String name : required) {
      if (!present.contains(name)) {
        String slip = Suggestion.nearest(name, named()).map(near -> "did you mean '" + near + "'? ").orElse("");
        problems.add(new Problem("there is no column '" + name + "'", Place.at(file),
            (header ? slip : "the first line has " + names.size() + (names.size() == 1 ? " cell" : " cells")
                + ": if it isn't a row, skip it by 'skip-rows'; ") + "its columns are " + Quoted.list(named())
            + (header ? laidOut(layout) : "")));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(ExitCode.DATA, problems);
    }
  }

  /** What of a file's layout may be that of another file. */
  private static String laidOut(TextLayout layout) {
    int above = layout.skipRows();
    return (above == 0 ? "" : "; the " + (above == 1 ? "line above them is" : above + " lines above them are")
        + " skipped: 'skip-rows: 0', or --skip-rows 0 for new data, if the header is among them")
        + (layout.headerLines() == 1 ? ""
            : "; names are joined from " + layout.headerLines() + " lines by 'header-lines'");
  }

  /** Where the cells of columns are in a row. */
  int[] cells(Collection<String> columns) {
    return columns.stream().mapToInt(names::indexOf).toArray();
  }

  /** Where the builders' cells are in a row. */
  int[] cells(List<ColumnBuilder> builders) {
    return builders.stream().mapToInt(builder -> names.indexOf(builder.name())).toArray();
  }
}
