package io.ganglion.runner.cli;

import com.google.gson.JsonParseException;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.config.ExperimentReader;
import io.ganglion.experiments.data.PredictionTable;
import io.ganglion.experiments.data.SavedFormat;
import io.ganglion.experiments.data.SequenceLayout;
import io.ganglion.experiments.run.Manifest;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TablePieces;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The model of a command, and the table that it is used on. */
final class ModelOptions {
  /** Sequences are predicted together, so that pieces of more rows than of a table without them take less time. */
  private static final int SEQUENCES = 16;

  @Mixin
  private ModelArgument argument;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "TABLE", description = "A table with the columns of the"
      + " training data, in any order; - is stdin. For images, a folder of them, or files. Or a .yaml file whose"
      + " data.format says where rows come from, such as a database.")
  private List<String> tables;

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Changes one setting of a .yaml file that stands for"
      + " the table, such as data.format.query='SELECT * FROM t'; may be repeated.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--format", paramLabel = "FORMAT", converter = DataFormatName.class,
      completionCandidates = DataFormatName.class, description = "The table's format: ${COMPLETION-CANDIDATES}. As in"
          + " training unless given. For idx, the images, or the folder with MNIST's"
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

  @Mixin
  private PredictionOptions prediction;

  /** What the .yaml file that stands for the table says; null if there is none, or it hasn't been read yet. */
  private @Nullable DataFormat said;

  /** The model as it was given. */
  Path given() {
    return argument.given();
  }

  /** Reads the model. */
  Model model(Session session) {
    return prediction.appliedTo(argument.model(session));
  }

  /** What the run that the model is from says of its series; empty if the model was moved away from it. */
  Map<String, Double> repeatingErrors() {
    try {
      return Manifest.repeatingErrors(argument.place());
    } catch (IOException | JsonParseException | IllegalStateException | NullPointerException e) {
      throw new ProblemException(ExitCode.DATA, new Problem("the " + Manifest.FILE + " beside the model can't be read: "
          + e.getMessage(), Place.at(argument.given().toString()), "copy the model to a folder of its own"));
    }
  }

  /** Reads the table, in the format of training unless another is named. */
  SourceTable table(Session session, Model model, WantedColumns columns) {
    return format(model).read(request(sources(session, TableArgument::source), model, columns));
  }

  /** Opens the table, to be read in pieces if its format can be. */
  TablePieces pieces(Session session, Model model, WantedColumns columns) {
    return format(model).open(request(sources(session, TableArgument::once), model, columns),
        PredictionTable.rowsAtOnce(model, columns));
  }

  /**
   * Opens a table of sequences, in pieces of whole ones if it is a CSV file in which the rows of each lie together; it
   * is one piece if not. Where a column orders the steps, it and the ids are read before, to know.
   */
  TablePieces sequences(Session session, Model model, SequenceLayout layout, WantedColumns columns) {
    if (tables.size() > 1 || layout.id().isEmpty() || !format(model).needsFile()
        || !SavedFormat.styles(model.source()).of(layout.id().get()).labels().isEmpty()) {
      return TablePieces.of(table(session, model, columns));
    }
    String id = layout.id().get();
    Map<String, Column.Type> types = new LinkedHashMap<>(columns.types());
    if (layout.order().isPresent()) {
      String order = layout.order().get();
      TableArgument file = new TableArgument(tables.get(0));
      if (file.isStdin() || !Files.isRegularFile(Path.of(file.file()))) {
        return TablePieces.of(table(session, model, columns));
      }
      SourceTable places = table(session, model, WantedColumns.only(List.of(id, order))
          .typed(Map.of(id, Column.Type.CATEGORY)).dated(columns.patterns()).allowingGaps(column -> true));
      if (!layout.sequences(places).areTogether()) {
        return TablePieces.of(table(session, model, columns));
      }
      types.putIfAbsent(order, places.table().column(order).orElseThrow().type());
    }
    return format(model).openTogether(request(sources(session, TableArgument::once), model, columns.typed(types)),
        SEQUENCES * PredictionTable.rowsAtOnce(model, columns), id);
  }

  private List<ByteSource> sources(Session session, BiFunction<TableArgument, Session, ByteSource> source) {
    return tables.stream().map(table -> source.apply(new TableArgument(table), session)).toList();
  }

  /** The format of the table: that of training unless another is named, or a file says where rows come from. */
  DataFormat format(Model model) {
    DataFormat trained = SavedFormat.format(model.source());
    boolean isSaid = format == null && trained.isDelimited() && tables.size() == 1
        && tables.get(0).matches(".*\\.ya?ml");
    if (!isSaid && !sets.isEmpty()) {
      throw new ProblemException(ExitCode.USAGE, new Problem("there is no setting to change", Place.at("--set"),
          "name a .yaml file with 'data.format' as the table, or leave --set out"));
    }
    if (isSaid && said == null) {
      said = ExperimentReader.read(Path.of(tables.get(0)), sets).format();
    }
    return said != null ? said : format == null ? trained : format;
  }

  private TableRequest request(List<ByteSource> given, Model model, WantedColumns columns) {
    List<ByteSource> sources = format(model).needsFile() ? given : List.of();
    if (sources.size() > 1 && !format(model).takesSeveralFiles()) {
      throw new ProblemException(ExitCode.USAGE, new Problem("only one " + format(model).title()
          + " file can be read at a time", Place.at(sources.get(1).name()), "name one"));
    }
    TextLayout trained = SavedFormat.layout(model.source());
    TextLayout layout = TableArgument.layout(() -> trained.headed(header == null ? trained.header() : header)
        .delimitedBy(delimiter == null ? trained.delimiter() : delimiter)
        .skipping(skipRows == null ? trained.skipRows() : skipRows)
        .pointed(decimal == null ? trained.decimal() : decimal));
    return new TableRequest(sources, layout, columns.styled(SavedFormat.styles(model.source())),
        TableRequest.Use.NEW_DATA);
  }
}
