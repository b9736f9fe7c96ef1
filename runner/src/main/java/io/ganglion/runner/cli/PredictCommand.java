package io.ganglion.runner.cli;

import io.ganglion.engine.Model;
import io.ganglion.engine.data.DataException;
import io.ganglion.runner.csv.CsvColumns;
import io.ganglion.runner.data.PredictionTable;
import io.ganglion.runner.table.SourceTable;
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

  PredictCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Model model = options.model(session);
    SourceTable table = options.table(session, model,
        CsvColumns.only(model.preprocessing().inputTypes())
            .allowingGaps(model.preprocessing().filled()::contains));
    try {
      Output.write(session, out, PredictionTable.csv(model, table.table()));
    } catch (DataException e) {
      throw table.problem(e);
    }
    return 0;
  }
}
