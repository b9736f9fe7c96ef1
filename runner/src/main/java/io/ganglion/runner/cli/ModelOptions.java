package io.ganglion.runner.cli;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.host.KebabCase;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.engine.data.encoding.Unseen;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.ModelFile;
import io.ganglion.engine.store.ModelFileException;
import io.ganglion.engine.store.PluginFinder;
import io.ganglion.experiments.config.DataFormat;
import io.ganglion.experiments.data.TableSource;
import io.ganglion.experiments.run.ExperimentRun;
import io.ganglion.experiments.run.RunFolder;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.csv.CsvColumns;
import io.ganglion.tables.csv.CsvFormat;
import io.ganglion.tables.csv.CsvPieces;
import io.ganglion.tables.csv.CsvReader;
import io.ganglion.tables.csv.CsvSource;
import io.ganglion.tables.idx.IdxFiles;
import io.ganglion.tables.idx.IdxTable;
import io.ganglion.tables.proben1.Proben1Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The model of a command, and the table that it is used on. */
final class ModelOptions {
  private static final String STDIN = "-";
  /** Rows of a piece. With fewer, the overhead would exceed the time for predicting. */
  private static final int MOST_ROWS = 4096;
  /** Numbers of a piece: a megabyte each of inputs and outputs. */
  private static final int MOST_NUMBERS = 1 << 17;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A run directory, or its " + ExperimentRun.MODEL_FILE
      + ".")
  private Path model;

  @Parameters(index = "1", paramLabel = "CSV", description = "A table with the columns of the training data, in any"
      + " order; - is stdin.")
  private String csv;

  @Option(names = "--format", paramLabel = "csv|proben1|idx", converter = DataFormatName.class,
      description = "The table's format; as in training unless given. For idx, the images, or the folder with MNIST's"
          + " files.")
  private @Nullable DataFormat format;

  @Option(names = "--delimiter", paramLabel = "TEXT", description = "The delimiter between fields; as in training"
      + " unless given.")
  private @Nullable String delimiter;

  @Option(names = "--header", negatable = true, fallbackValue = "true", paramLabel = "true|false",
      description = "Whether the table's first line holds the column names; as in training unless given.")
  private @Nullable Boolean header;

  @Option(names = "--skip-rows", paramLabel = "N", description = "The number of lines to skip before the header or the"
      + " first row; as in training unless given.")
  private @Nullable Integer skipRows;

  @Option(names = "--decimal", paramLabel = "CHAR", description = "The table's decimal point, . or ,; as in training"
      + " unless given.")
  private @Nullable String decimal;

  @Option(names = "--unseen", paramLabel = "error|ignore", converter = UnseenRule.class, description = "How an input"
      + " label that no training row had is handled: error, or ignore: encoded as none of the known labels; as in"
      + " training unless given.")
  private @Nullable Unseen unseen;

  @Mixin
  private PluginOption plugins;

  /** Reads the model. */
  Model model(Session session) {
    PluginCatalog catalog = session.plugins(plugins.jars, List.of());
    Path file = Files.isDirectory(model) ? RunFolder.modelOf(model) : model;
    try {
      Model read = ModelFile.read(Files.readAllBytes(file), new CommandPlugins(catalog));
      return unseen == null ? read : read.unseen(unseen);
    } catch (ModelFileException e) {
      throw new ProblemException(ExitCode.DATA,
          new Problem(Objects.requireNonNull(e.getMessage()), Place.at(file.toString()), e.help()));
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA, new Problem(
          Files.exists(file) ? "the model can't be read: " + Reason.of(e) : "there is no such model",
          Place.at(file.toString()), "name a run directory, or the " + ExperimentRun.MODEL_FILE + " in one"));
    }
  }

  /** Reads the table, in the format of training unless another is named. */
  SourceTable table(Session session, Model model, CsvColumns columns) {
    return switch (format == null ? TableSource.format(model.source()) : format) {
      case CSV -> CsvReader.read(source(session), csvFormat(model), columns);
      case PROBEN1 -> Proben1Reader.read(source(session));
      case IDX -> idxTable(session, model, columns);
    };
  }

  /**
   * Opens the table, to be read in pieces if it is CSV. Pieces are sized so that none needs more than a few megabytes,
   * for any number of columns and units.
   */
  TablePieces pieces(Session session, Model model, CsvColumns columns) {
    if ((format == null ? TableSource.format(model.source()) : format) != DataFormat.CSV) {
      return TablePieces.of(table(session, model, columns));
    }
    int widest = Math.max(columns.names().size(),
        model.preprocessing().inputWidth() + model.preprocessing().targetWidth());
    CsvSource source = csv.equals(STDIN) ? CsvSource.once("stdin", session.in()) : CsvSource.of(Path.of(csv));
    return TablePieces.of(CsvPieces.open(source, csvFormat(model), columns),
        Math.max(1, Math.min(MOST_ROWS, MOST_NUMBERS / widest)));
  }

  /** For a folder, the test images if it has any; labels are only looked for if they are needed. */
  private SourceTable idxTable(Session session, Model model, CsvColumns columns) {
    boolean wantsLabels = columns.names().containsAll(model.preprocessing().targetTypes().keySet());
    if (csv.equals(STDIN) && !wantsLabels) {
      return IdxTable.readImages(source(session));
    }
    Path images = IdxFiles.test(Path.of(csv)).orElseGet(() -> IdxFiles.training(Path.of(csv)));
    return wantsLabels ? IdxTable.read(images) : IdxTable.readImages(CsvSource.of(images));
  }

  private CsvSource source(Session session) {
    if (!csv.equals(STDIN)) {
      return CsvSource.of(Path.of(csv));
    }
    try {
      return CsvSource.of("stdin", session.in());
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA,
          new Problem("the table can't be read: " + Reason.of(e), Place.at("stdin"), ""));
    }
  }

  private CsvFormat csvFormat(Model model) {
    CsvFormat trained = TableSource.csvFormat(model.source());
    try {
      return new CsvFormat(header == null ? trained.header() : header,
          delimiter == null ? trained.delimiter() : delimiter, trained.quote(),
          skipRows == null ? trained.skipRows() : skipRows, decimal == null ? trained.decimal() : decimal);
    } catch (InvalidSettingException e) {
      String option = KebabCase.ofComponent(e.component());
      throw new ProblemException(ExitCode.USAGE,
          new Problem(option + " " + e.problem(), Place.at("--" + option), ""));
    }
  }

  /** Those of the command line. */
  private record CommandPlugins(PluginCatalog catalog) implements PluginFinder {
    @Override
    public <T> Optional<PluginType<T>> find(PluginKind<T> kind, String name) {
      return catalog.find(kind, name);
    }

    @Override
    public String cure() {
      return "name its jar with --plugin";
    }
  }
}
