package io.ganglion.runner.data;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Missing;
import io.ganglion.engine.data.Preprocessing;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Table;
import io.ganglion.runner.config.DataSection;
import io.ganglion.runner.csv.CsvColumns;
import io.ganglion.runner.csv.CsvReader;
import io.ganglion.runner.csv.CsvSource;
import io.ganglion.runner.csv.CsvTable;
import io.ganglion.runner.problem.ExitCode;
import io.ganglion.runner.problem.Place;
import io.ganglion.runner.problem.Problem;
import io.ganglion.runner.problem.ProblemException;
import io.ganglion.runner.problem.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds an experiment's data file and reads it. */
final class DataFile {
  private DataFile() {}

  /**
   * The file's table.
   *
   * @throws ProblemException if it isn't there, or isn't what the experiment says
   */
  static CsvTable read(Asked asked) {
    DataSection section = asked.data();
    requireFile(section.file(), asked.place("data.file"));
    return CsvReader.read(CsvSource.of(shown(section.file())), section.format(),
        CsvColumns.ALL.without(section.ignore()).typed(declaredTypes(section))
            .allowingGaps(column -> section.missing(column) != Missing.Policy.FAIL));
  }

  static void requireFile(Path file, Place place) {
    if (Files.isDirectory(file)) {
      throw new ProblemException(ExitCode.DATA,
          new Problem("'" + shown(file) + "' is a folder, not a data file", place, "name a CSV file in it"));
    }
    if (!Files.exists(file)) {
      throw new ProblemException(ExitCode.DATA, new Problem("there is no data file '" + shown(file) + "'", place,
          guess(file) + "the path is relative to the experiment's file"));
    }
  }

  /** A file beside it with nearly the same name. */
  private static String guess(Path file) {
    try (Stream<Path> beside = Files.list(file.getParent())) {
      List<String> names = beside.map(path -> path.getFileName().toString()).sorted().toList();
      return Suggestion.nearest(file.getFileName().toString(), names)
          .map(name -> "did you mean '" + name + "'? ").orElse("");
    } catch (IOException e) {
      return ""; // no such folder, then, and nothing to suggest
    }
  }

  /** As short as it can be named from where the command was given. */
  static Path shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) && file.equals(file.normalize()) ? here.relativize(file) : file;
  }

  private static Map<String, Column.Type> declaredTypes(DataSection section) {
    Map<String, Column.Type> types = new LinkedHashMap<>();
    section.columns().forEach((name, column) -> {
      switch (column.type()) {
        case NUMBER -> types.put(name, Column.Type.NUMBER);
        case CATEGORY -> types.put(name, Column.Type.CATEGORY);
        case AUTO -> { }
      }
    });
    return types;
  }

  /** The table without the rows that have gaps where gaps drop a row. */
  static CsvTable withoutDroppedRows(CsvTable file, DataSection section) {
    Table table = file.table();
    List<String> dropping = table.names().stream()
        .filter(column -> section.missing(column) == Missing.Policy.DROP_ROW).toList();
    int[] complete = Preprocessing.complete(table, dropping);
    if (complete.length == table.rows()) {
      return file;
    }
    if (complete.length == 0) {
      List<String> gaps = dropping.stream()
          .filter(column -> IntStream.range(0, table.rows()).anyMatch(table.column(column).get()::isMissing)).toList();
      throw new ProblemException(ExitCode.DATA, new Problem("no row has a value in every column, and 'missing:"
          + " drop-row' leaves the others out", Place.at(file.file()),
          "the columns with gaps are " + Quoted.list(gaps) + ": fill one, or ignore it"));
    }
    return file.keeping(complete);
  }
}
