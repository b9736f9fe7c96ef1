package io.ganglion.tables.texts;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.WantedColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Texts, and their labels and files if these are wanted.
 *
 * @param file the file or folder, as messages name it
 * @param places of the rows, as messages name them
 */
record TextTable(String file, Table table, List<String> places) implements SourceTable {
  /** The column of texts. */
  static final String TEXT = "text";
  /** The column of labels. */
  static final String LABEL = "label";
  /** The column of the files' names. */
  static final String FILE = "file";

  TextTable {
    places = List.copyOf(places);
  }

  /** A text, its label and file, and where it stands. */
  record Entry(String text, String label, String file, String place) {}

  /** The columns that are wanted. */
  static TextTable of(String file, List<Entry> entries, WantedColumns wanted) {
    List<Column> columns = new ArrayList<>();
    if (wanted.wants(TEXT)) {
      columns.add(new TextColumn(TEXT, entries.stream().map(Entry::text).toList()));
    }
    if (wanted.wants(LABEL)) {
      columns.add(CategoryColumn.of(LABEL, entries.stream().map(Entry::label).toList()));
    }
    if (wanted.names().contains(FILE)) {
      columns.add(CategoryColumn.of(FILE, entries.stream().map(Entry::file).toList()));
    }
    List<String> known = List.of(TEXT, LABEL, FILE);
    wanted.required().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
      throw new ProblemException(ExitCode.DATA, new Problem("there is no column '" + name + "'", Place.at(file),
          "the columns are " + Quoted.list(known.subList(0, 2))));
    });
    return new TextTable(file, new Table(columns), entries.stream().map(Entry::place).toList());
  }

  @Override
  public TextTable keeping(int[] rows) {
    return new TextTable(file, table.rows(rows), IntStream.of(rows).mapToObj(places::get).toList());
  }

  @Override
  public Place place(int row, String column) {
    return Place.at(places.get(row));
  }
}
