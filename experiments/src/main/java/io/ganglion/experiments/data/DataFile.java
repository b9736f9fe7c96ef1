package io.ganglion.experiments.data;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.encoding.Missing;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.experiments.config.ColumnType;
import io.ganglion.experiments.config.DataSection;
import io.ganglion.experiments.config.NetworkSection;
import io.ganglion.experiments.config.PartLayout;
import io.ganglion.experiments.config.SequenceSection;
import io.ganglion.experiments.config.UnsuitableLayerException;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.RowAccount;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.WantedColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds an experiment's data files. */
final class DataFile {
  private DataFile() {}

  /**
   * How the experiment's table is to be read.
   *
   * @throws ProblemException if a file isn't there
   */
  static TableRequest request(PlacedExperiment asked) {
    DataSection section = asked.data();
    section.file().forEach(file -> requireFile(file, section.format(), asked.place("data.file")));
    // MissingValues says what is wrong with gaps, and ColumnPlans with the name of a column of groups.
    return request(section, section.file(), WantedColumns.ALL.without(section.ignore()).typed(declaredTypes(asked))
        .unchecked(section.split().groups().stream().toList())
        .dated(patterns(section)).allowingGaps(column -> true));
  }

  /** A gap can be filled, or it ends a sequence, or a step has no target; sequences say what they need themselves. */
  static boolean mayHaveGaps(DataSection section, String column) {
    return section.missing(column) != Missing.Policy.FAIL
        || section.sequence().isPresent() && (WideSteps.isStep(section.sequence().get().wide(), column)
            || section.sequence().get().ofNoInput().contains(column)
            || section.sequence().get().isPerStep() && section.target().contains(column));
  }

  /** How files of the experiment's format are to be read. */
  static TableRequest request(DataSection section, List<Path> files, WantedColumns columns) {
    return new TableRequest(files.stream().map(file -> ByteSource.of(shown(file))).toList(), section.csv(),
        columns.styled(section.styles()), TableRequest.Use.TRAINING);
  }

  /** How a file of one part is to be read. */
  static TableRequest request(DataSection section, PartLayout part, WantedColumns columns) {
    return new TableRequest(List.of(ByteSource.of(shown(part.table()))), part.of(section.csv()),
        columns.styled(section.styles()), TableRequest.Use.TRAINING);
  }

  static void requireFile(Path file, DataFormat format, Place place) {
    if (Files.isDirectory(file) && !format.takesFolder()) {
      throw new ProblemException(ExitCode.DATA,
          new Problem("'" + shown(file) + "' is a folder, not a data file", place,
              "name a " + format.title() + " file in it"));
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

  private static Map<String, Column.Type> declaredTypes(PlacedExperiment asked) {
    DataSection section = asked.data();
    Map<String, Column.Type> types = new LinkedHashMap<>();
    section.format().imageColumn().filter(column -> !takesRows(asked.experiment().network()))
        .ifPresent(column -> types.put(column, Column.Type.IMAGE));
    section.sequence().flatMap(SequenceSection::id) // as it is written: 007 is not 7
        .ifPresent(id -> types.put(id, Column.Type.CATEGORY));
    section.split().groups().ifPresent(groups -> types.put(groups, Column.Type.CATEGORY)); // likewise
    section.columns().forEach((name, column) -> {
      if (section.sequence().isPresent() && section.sequence().get().wide().contains(name)) {
        return; // a column of steps, made of those that the file has
      }
      if (column.isOfNumbers()) {
        types.put(name, Column.Type.NUMBER);
      } else if (column.isOfTexts()) {
        types.put(name, Column.Type.TEXT);
      } else if (column.isOfImages()) {
        types.put(name, Column.Type.IMAGE);
      } else if (column.isOfDates()) {
        types.put(name, Column.Type.DATE);
      } else if (column.isOfLabels() || column.type() == ColumnType.BOOLEAN) {
        types.put(name, Column.Type.CATEGORY);
      }
    });
    return types;
  }

  /** Whether the layers can go on from rows, as dense ones can, and convolutions can't. */
  private static boolean takesRows(NetworkSection network) {
    try {
      network.network(List.of(new Shape.Row(2)), 2);
      return true;
    } catch (UnsuitableLayerException e) {
      return false;
    } catch (ArithmeticException e) {
      return true; // too many parameters, whatever the examples are
    }
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
    return keeping(file, dropping, complete);
  }

  /** The table with some rows alone; settles that the others have gaps in one of the columns. */
  static SourceTable keeping(SourceTable file, List<String> dropping, int[] complete) {
    Table table = file.table();
    SourceTable kept = file.keeping(complete);
    List<Column> gappy = dropping.stream().map(name -> table.column(name).orElseThrow()).toList();
    long gaps = IntStream.range(0, table.rows())
        .filter(row -> gappy.stream().anyMatch(column -> column.isMissing(row))).count();
    RowAccount.require(file.file(), table.rows(), kept.table().rows(), Map.of("with missing values", gaps));
    return kept;
  }
}
