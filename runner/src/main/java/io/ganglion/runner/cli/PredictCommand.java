package io.ganglion.runner.cli;

import io.ganglion.engine.Model;
import io.ganglion.engine.data.DataException;
import io.ganglion.runner.csv.CsvColumns;
import io.ganglion.runner.data.PredictionTable;
import io.ganglion.runner.data.SeriesForecast;
import io.ganglion.runner.data.SeriesSource;
import io.ganglion.runner.problem.ExitCode;
import io.ganglion.runner.problem.Place;
import io.ganglion.runner.problem.Problem;
import io.ganglion.runner.problem.ProblemException;
import io.ganglion.runner.table.SourceTable;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ganglion predict}. */
@Command(
    name = "predict",
    description = "Reads a table and prints, row by row, what a model predicts: labels with their probabilities, or"
        + " numbers in their own unit. As CSV.")
final class PredictCommand implements Callable<Integer> {
  private final Session session;

  @Mixin
  private ModelOptions options;

  @Option(names = "--out", paramLabel = "FILE", defaultValue = "-",
      description = "Where the predictions go; stdout unless given.")
  private String out;

  @Option(names = "--steps", paramLabel = "N", description = "How many rows a series is continued by; as many as the"
      + " model was trained for unless given.")
  private Integer steps;

  PredictCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Model model = options.model(session);
    Optional<SeriesSource> series = SeriesSource.of(model.source());
    if (series.isPresent()) {
      return forecast(model, series.get());
    }
    if (steps != null) {
      throw new ProblemException(ExitCode.USAGE, new Problem("the model forecasts no series", Place.at("--steps"),
          "leave it out: there is a prediction for every row"));
    }
    SourceTable table = options.table(session, model,
        CsvColumns.only(model.preprocessing().inputTypes())
            .dated(model.preprocessing().datePatterns())
            .allowingGaps(model.preprocessing().filled()::contains));
    try {
      Output.write(session, out, PredictionTable.csv(model, table.table()));
    } catch (DataException e) {
      throw table.problem(e);
    }
    return 0;
  }

  private int forecast(Model model, SeriesSource source) {
    if (steps != null && steps < 1) {
      throw new ProblemException(ExitCode.USAGE, new Problem("steps must be 1 or greater, but is " + steps,
          Place.at("--steps"), ""));
    }
    SourceTable table = options.table(session, model, source.inputs(model));
    try {
      source.requireUsable(model, table.table());
      Output.write(session, out,
          new SeriesForecast(model, source, table).csv(steps == null ? source.horizon() : steps));
    } catch (DataException e) {
      throw table.problem(e);
    }
    return 0;
  }
}
