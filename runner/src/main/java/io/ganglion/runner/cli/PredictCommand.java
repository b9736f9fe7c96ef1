package io.ganglion.runner.cli;

import io.ganglion.engine.data.DataException;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.data.LanguageLayout;
import io.ganglion.experiments.data.PredictionTable;
import io.ganglion.experiments.data.SequenceIds;
import io.ganglion.experiments.data.SequenceLayout;
import io.ganglion.experiments.data.SequencePredictions;
import io.ganglion.experiments.data.SeriesForecast;
import io.ganglion.experiments.data.SeriesSource;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TablePieces;
import io.ganglion.tables.csv.CsvText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ganglion predict}. */
@Command(
    name = "predict",
    description = "Predicts every row of a table with a model, and prints CSV: predicted labels with their"
        + " probabilities, or numbers in their original unit.")
final class PredictCommand implements Callable<Integer> {
  private final Session session;

  @Mixin
  private ModelOptions options;

  @Option(names = "--out", paramLabel = "FILE", defaultValue = "-",
      description = "The file for the predictions; stdout unless given.")
  private String out;

  @Option(names = "--steps", paramLabel = "N", description = "How many rows of a time series to forecast; the model's"
      + " horizon unless given.")
  private @Nullable Integer steps;

  @Option(names = "--id", split = ",", paramLabel = "COLUMN", description = "A column of the table to copy to the"
      + " front of each prediction; may be repeated, or several separated by commas.")
  private List<String> ids = List.of();

  @Option(names = "--spreadsheet-safe", description = "Puts ' before labels and names that a spreadsheet would compute,"
      + " such as =1+1; without it, they are written as they are.")
  private boolean spreadsheetSafe;

  PredictCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Model model = options.model(session);
    if (LanguageLayout.of(model.source()).isPresent()) {
      throw new ProblemException(ExitCode.USAGE, new Problem("a language model predicts the next token of a text",
          Place.at(options.given().toString()), "use generate, which goes on with a text, or evaluate, which says how"
              + " probable one is"));
    }
    Optional<SeriesSource> series = SeriesSource.of(model.source());
    if (series.isPresent()) {
      return forecast(model, series.get());
    }
    if (steps != null) {
      throw new ProblemException(ExitCode.USAGE, new Problem("the model isn't of a time series", Place.at("--steps"),
          "leave it out: there is a prediction for every row"));
    }
    Optional<SequenceLayout> sequences = SequenceLayout.of(model.source());
    if (sequences.isPresent()) {
      return predict(model, sequences.get());
    }
    if (ids.isEmpty()) {
      ids = options.format(model).nameColumn().stream().toList();
    }
    PredictionTable predictions = new PredictionTable(model, ids, texts());
    try (TablePieces pieces = options.pieces(session, model, predictions.columns())) {
      Output.write(session, out, texts -> {
        String header = predictions.header();
        while (pieces.hasNext()) {
          SourceTable piece = pieces.next();
          try {
            texts.accept(header + predictions.rows(piece));
            header = "";
          } catch (DataException e) {
            throw piece.problem(e);
          }
        }
      });
    }
    return 0;
  }

  private int predict(Model model, SequenceLayout layout) {
    PredictionTable predictions = new PredictionTable(model, SequencePredictions.carried(layout, ids), texts());
    SequenceIds known = new SequenceIds();
    try (TablePieces pieces = options.sequences(session, model, layout, SequencePredictions.columns(model, layout,
        ids))) {
      Output.write(session, out, texts -> {
        String header = predictions.header();
        while (pieces.hasNext()) {
          texts.accept(header + new SequencePredictions(model, layout, pieces.next()).rows(predictions, known));
          header = "";
        }
      });
    }
    return 0;
  }

  private CsvText texts() {
    return spreadsheetSafe ? CsvText.SPREADSHEET_SAFE : CsvText.EXACT;
  }

  private int forecast(Model model, SeriesSource source) {
    if (steps != null && steps < 1) {
      throw new ProblemException(ExitCode.USAGE, new Problem("steps must be 1 or greater, but is " + steps,
          Place.at("--steps"), ""));
    }
    SourceTable table = options.table(session, model, source.inputs(model));
    try {
      List<SeriesForecast> all = SeriesForecast.all(model, source, table, steps, "--steps");
      StringBuilder csv = new StringBuilder(all.get(0).header(texts()));
      all.forEach(forecast -> csv.append(forecast.csv(texts())));
      Output.write(session, out, csv.toString());
    } catch (DataException e) {
      throw table.problem(e);
    }
    return 0;
  }
}
