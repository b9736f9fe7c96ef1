package io.ganglion.runner.cli;

import com.google.gson.JsonObject;
import io.ganglion.engine.Model;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Preprocessing;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.Windows;
import io.ganglion.runner.csv.CsvColumns;
import io.ganglion.runner.data.SeriesSource;
import io.ganglion.runner.problem.ExitCode;
import io.ganglion.runner.problem.Place;
import io.ganglion.runner.problem.Problem;
import io.ganglion.runner.problem.ProblemException;
import io.ganglion.runner.run.Json;
import io.ganglion.runner.table.SourceTable;
import io.ganglion.runner.terminal.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ganglion evaluate}. */
@Command(name = "evaluate", description = "Measures how good a model is on a table that has the targets as well.")
final class EvaluateCommand implements Callable<Integer> {
  private static final int LABEL = 12;

  private final Session session;

  @Mixin
  private ModelOptions options;

  @Option(names = "--json", description = "Prints the measures as one JSON object.")
  private boolean json;

  EvaluateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Model model = options.model(session);
    Optional<SeriesSource> series = SeriesSource.of(model.source());
    if (series.isPresent()) {
      return evaluate(model, series.get());
    }
    Map<String, Column.Type> types = new LinkedHashMap<>(model.preprocessing().inputTypes());
    types.putAll(model.preprocessing().targetTypes());
    SourceTable table = options.table(session, model, CsvColumns.only(types)
            .dated(model.preprocessing().datePatterns())
            .allowingGaps(name -> model.preprocessing().filled().contains(name)
                || model.preprocessing().dropping().contains(name)));
    int[] rows = rows(model.preprocessing(), table);
    int leftOut = table.table().rows() - rows.length;
    Model.Score score;
    try {
      score = model.score(model.preprocessing().encode(table.table(), rows));
    } catch (DataException e) {
      throw table.problem(e);
    }
    Output.write(session, "-", json ? json(model, table, score, leftOut) : text(score, leftOut));
    return 0;
  }

  /** Every row that has enough rows before it. */
  private int evaluate(Model model, SeriesSource series) {
    SourceTable table = options.table(session, model, series.inputsAndTargets(model));
    Windows windows = series.windows();
    int count = windows.count(table.table().rows());
    if (count == 0) {
      throw new ProblemException(ExitCode.DATA, new Problem("the series has only " + table.table().rows()
          + " rows, and the model needs " + (windows.lags() + windows.horizon()), Place.at(table.file()),
          "name a file that holds more of it"));
    }
    Model.Score score;
    try {
      series.requireUsable(model, table.table());
      Table examples = windows.of(table.table());
      score = model.score(model.preprocessing().encode(examples, examples.allRows()));
    } catch (DataException e) {
      throw table.problem(e);
    }
    Output.write(session, "-", json ? json(model, table, score, 0) : text(score, 0));
    return 0;
  }

  /** Those that training would have used too. */
  private static int[] rows(Preprocessing preprocessing, SourceTable table) {
    int[] rows = Preprocessing.complete(table.table(), preprocessing.dropping());
    if (rows.length == 0) {
      throw new ProblemException(ExitCode.DATA, new Problem("every row has a gap, and such rows are left out",
          Place.at(table.file()), "the model needs a value in " + Quoted.list(List.copyOf(preprocessing.dropping()))));
    }
    return rows;
  }

  private static String json(Model model, SourceTable table, Model.Score score, int leftOut) {
    JsonObject object = new JsonObject();
    object.addProperty("model", model.name());
    object.addProperty("data", table.file());
    Json.of(score).entrySet().forEach(entry -> object.add(entry.getKey(), entry.getValue()));
    object.addProperty("leftOut", leftOut);
    return Json.text(object);
  }

  private static String text(Model.Score score, int leftOut) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("examples", Integer.toString(score.examples())
        + (leftOut == 0 ? "" : " (" + Numbers.count(leftOut, "row") + " with gaps left out, as in training)"));
    lines.put("loss", Numbers.measure(score.loss()));
    score.metrics().forEach((name, value) ->
        lines.put(name, name.startsWith("accuracy") ? Numbers.percent(value) : Numbers.measure(value)));
    int width = lines.keySet().stream().mapToInt(name -> Math.max(LABEL, name.length() + 2)).max().orElseThrow();
    StringBuilder text = new StringBuilder();
    lines.forEach((name, value) ->
        text.append(name).append(" ".repeat(width - name.length())).append(value).append('\n'));
    return text.toString();
  }
}
