package io.ganglion.runner.cli;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.host.KebabCase;
import io.ganglion.experiments.config.DataFormat;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.csv.CsvColumns;
import io.ganglion.tables.csv.CsvFormat;
import io.ganglion.tables.csv.CsvReader;
import io.ganglion.tables.csv.CsvSource;
import io.ganglion.tables.idx.IdxFiles;
import io.ganglion.tables.idx.IdxTable;
import io.ganglion.tables.proben1.Proben1Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a table is written of which no experiment and no model says so. */
final class TableOptions {
  private static final String STDIN = "-";

  @Option(names = "--format", paramLabel = "csv|proben1|idx", converter = DataFormatName.class,
      description = "The table's format; by its name unless given: .dt is proben1, a folder or idx3 in the name is"
          + " idx.")
  private @Nullable DataFormat format;

  @Option(names = "--delimiter", paramLabel = "TEXT", defaultValue = CsvFormat.AUTO,
      description = "The delimiter between fields; guessed from the first lines unless given.")
  private String delimiter;

  @Option(names = "--header", negatable = true, defaultValue = "true", fallbackValue = "true",
        paramLabel = "true|false",
      description = "Whether the first line holds the column names; true unless given.")
  private boolean header;

  @Option(names = "--skip-rows", paramLabel = "N", defaultValue = "0",
      description = "The number of lines to skip before the header or the first row.")
  private int skipRows;

  @Option(names = "--decimal", paramLabel = "TEXT", defaultValue = ".", description = "The decimal point, . or ,")
  private String decimal;

  /** Whether columns can be left out by name. */
  boolean isCsv(String file) {
    return format(file) == DataFormat.CSV;
  }

  private DataFormat format(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return format != null ? format
        : name.endsWith(".dt") ? DataFormat.PROBEN1
        : name.contains("idx3") || !file.equals(STDIN) && Files.isDirectory(Path.of(file)) ? DataFormat.IDX
        : DataFormat.CSV;
  }

  /**
   * Reads a table, in which cells may have no value.
   *
   * @throws ProblemException if it isn't there, or isn't written like that
   */
  SourceTable read(Session session, String file) {
    if (!file.equals(STDIN) && !Files.exists(Path.of(file))) {
      throw new ProblemException(ExitCode.DATA, new Problem("there is no such file", Place.at(file), ""));
    }
    return switch (format(file)) {
      case CSV -> CsvReader.read(source(session, file), csvFormat(), CsvColumns.ALL.allowingGaps(column -> true));
      case PROBEN1 -> Proben1Reader.read(source(session, file));
      case IDX -> IdxTable.read(IdxFiles.training(Path.of(file)));
    };
  }

  private static CsvSource source(Session session, String file) {
    if (!file.equals(STDIN)) {
      return CsvSource.of(Path.of(file));
    }
    try {
      return CsvSource.of("stdin", session.in());
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA,
          new Problem("the table can't be read: " + Reason.of(e), Place.at("stdin"), ""));
    }
  }

  private CsvFormat csvFormat() {
    try {
      return new CsvFormat(header, delimiter, new CsvFormat().quote(), skipRows, decimal);
    } catch (InvalidSettingException e) {
      String option = KebabCase.ofComponent(e.component());
      throw new ProblemException(ExitCode.USAGE,
          new Problem(option + " " + e.problem(), Place.at("--" + option), ""));
    }
  }
}
