package io.ganglion.experiments.data;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.encoding.Missing;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.experiments.config.ColumnType;
import io.ganglion.experiments.config.DataFormat;
import io.ganglion.experiments.config.DataSection;
import io.ganglion.plugins.Sha256;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.csv.CsvColumns;
import io.ganglion.tables.csv.CsvReader;
import io.ganglion.tables.csv.CsvSource;
import io.ganglion.tables.idx.IdxFiles;
import io.ganglion.tables.idx.IdxTable;
import io.ganglion.tables.proben1.Proben1Reader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  static SourceTable read(Asked asked) {
    DataSection section = asked.data();
    section.file().forEach(file -> requireFile(file, section.format(), asked.place("data.file")));
    return read(section, section.file(), CsvColumns.ALL.without(section.ignore()).typed(declaredTypes(section))
        .dated(patterns(section)).allowingGaps(column -> section.missing(column) != Missing.Policy.FAIL));
  }

  /** Other files of the same format; the requested columns apply to CSV only. */
  static SourceTable read(DataSection section, List<Path> files, CsvColumns columns) {
    Path first = shown(files.get(0));
    return switch (section.format()) {
      case CSV -> CsvReader.read(files.stream().map(DataFile::source).toList(), section.csvFormat(), columns);
      case PROBEN1 -> Proben1Reader.read(CsvSource.of(first));
      case IDX -> IdxTable.read(IdxFiles.training(first));
    };
  }

  /** A file that messages name as {@link #shown} does. */
  static CsvSource source(Path file) {
    return CsvSource.of(shown(file));
  }

  /** A test file that stands beside the data file and wasn't named. */
  static Optional<Path> testFile(DataSection section) {
    return section.format() == DataFormat.IDX && section.split().saysNothingOfTest()
        ? IdxFiles.test(section.firstFile()) : Optional.empty();
  }

  /**
   * SHA-256 of a file; of several, or of images and their labels, that of their hashes, one a line.
   *
   * @throws IOException if it can't be read
   */
  static String sha256(DataSection section, List<Path> files) throws IOException {
    List<Path> all = files;
    if (section.format() == DataFormat.IDX) {
      Path images = IdxFiles.training(files.get(0));
      all = List.of(images, IdxFiles.labelsOf(images));
    }
    if (all.size() == 1) {
      return Sha256.of(all.get(0));
    }
    StringBuilder hashes = new StringBuilder();
    for (Path file : all) {
      hashes.append(Sha256.of(file)).append('\n');
    }
    return Sha256.of(hashes.toString().getBytes(StandardCharsets.US_ASCII));
  }

  static void requireFile(Path file, DataFormat format, Place place) {
    if (Files.isDirectory(file) && format != DataFormat.IDX) {
      throw new ProblemException(ExitCode.DATA,
          new Problem("'" + shown(file) + "' is a folder, not a data file", place, format == DataFormat.CSV
              ? "name a CSV file in it" : "name a file in it"));
    }
    if (!Files.exists(file)) {
      throw new ProblemException(ExitCode.DATA, new Problem("there is no data file '" + shown(file) + "'", place,
          guess(file) + "the path is relative to the experiment's folder"));
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
      if (column.type() == ColumnType.NUMBER) {
        types.put(name, Column.Type.NUMBER);
      } else if (column.isOfDates()) {
        types.put(name, Column.Type.DATE);
      } else if (column.isOfLabels() || column.type() == ColumnType.BOOLEAN) {
        types.put(name, Column.Type.CATEGORY);
      }
    });
    return types;
  }

  private static Map<String, String> patterns(DataSection section) {
    Map<String, String> patterns = new LinkedHashMap<>();
    section.columns().forEach((name, column) -> patterns.put(name, column.pattern()));
    return patterns;
  }

  /** The table without the rows that have gaps where gaps drop a row. */
  static SourceTable withoutDroppedRows(SourceTable file, DataSection section) {
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
      throw new ProblemException(ExitCode.DATA, new Problem("every row has a missing value, and 'missing: drop-row'"
          + " leaves such rows out", Place.at(file.file()),
          "the columns with missing values are " + Quoted.list(gaps) + ": fill one, or ignore it"));
    }
    return file.keeping(complete);
  }
}
