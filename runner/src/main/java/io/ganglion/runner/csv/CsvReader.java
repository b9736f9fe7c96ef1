package io.ganglion.runner.csv;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Table;
import io.ganglion.runner.problem.ExitCode;
import io.ganglion.runner.problem.Place;
import io.ganglion.runner.problem.Problem;
import io.ganglion.runner.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a CSV file into a table.
 *
 * <p>Blanks around cells and names don't count. A cell that is empty, {@code NA} or {@code ?} has no value.
 */
public final class CsvReader {
  private CsvReader() {}

  /**
   * Reads the columns that are wanted.
   *
   * @throws ProblemException ({@link ExitCode#DATA}) if the file can't be read, isn't well-formed, lacks a column, or
   *     if cells have no value or the wrong type: then one problem per column, at the first such cell
   */
  public static CsvTable read(CsvSource source, CsvFormat format, CsvColumns wanted) {
    Map<String, Column.Type> types = new LinkedHashMap<>(wanted.types());
    Pass pass = Pass.over(source, format, wanted, types);
    List<ColumnBuilder> lost = pass.builders.stream().filter(ColumnBuilder::lostText).toList();
    if (!lost.isEmpty()) {
      lost.forEach(builder -> types.put(builder.name(), Column.Type.CATEGORY));
      pass = Pass.over(source, format, wanted, types);
    }
    return pass.table(source.name());
  }

  /** One reading of the file. */
  private record Pass(List<ColumnBuilder> builders, RowPlaces places) {
    static Pass over(CsvSource source, CsvFormat format, CsvColumns wanted, Map<String, Column.Type> types) {
      try (CsvRecords records = CsvRecords.open(source, format)) {
        if (!records.next()) {
          String nothing = format.skipRows() == 0 ? "the file is empty" : "nothing follows the rows that are skipped";
          throw new ProblemException(ExitCode.DATA, new Problem(nothing, Place.at(source.name()),
              format.header() ? "a header and at least one row are needed" : "at least one row is needed"));
        }
        List<ColumnBuilder> builders = CsvHeader.of(records, format).builders(source.name(), wanted, types);
        if (format.header() && !records.next()) {
          throw new ProblemException(ExitCode.DATA, new Problem("the file has a header and no rows",
              Place.at(source.name()), "at least one row is needed; if that is it, say 'header: false'"));
        }
        RowPlaces places = new RowPlaces();
        int rows = 0;
        do {
          for (ColumnBuilder builder : builders) {
            builder.add(records.cell(builder.cell()));
          }
          places.add(rows, records.row(), records.line());
          rows = Math.addExact(rows, 1);
        } while (records.next());
        return new Pass(builders, places);
      }
    }

    CsvTable table(String file) {
      List<Problem> problems = builders.stream()
          .flatMap(builder -> builder.problems(
              row -> CsvRecords.place(file, places.fileRow(row), places.line(row), builder.name())).stream())
          .toList();
      if (!problems.isEmpty()) {
        throw new ProblemException(ExitCode.DATA, problems);
      }
      return new CsvTable(file, new Table(builders.stream().map(ColumnBuilder::build).toList()), places);
    }
  }
}
