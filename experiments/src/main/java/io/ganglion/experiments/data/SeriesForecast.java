package io.ganglion.experiments.data;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.Windows;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.model.Model;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.csv.CsvText;
import io.ganglion.tables.csv.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Goes on with a series behind its last row. */
public final class SeriesForecast {
  private final Model model;
  private final SeriesSource source;
  private final SourceTable series;

  public SeriesForecast(Model model, SeriesSource source, SourceTable series) {
    this.model = model;
    this.source = source;
    this.series = series;
  }

  /**
   * The next rows as CSV: for each a number of steps from 1, the time if the series has evenly spaced numbers of it,
   * and the targets.
   *
   * @param texts how labels and names are written
   * @throws ProblemException if the series is too short, or the model can't go on for so long
   * @throws io.ganglion.engine.data.DataException if a value can't be used
   */
  public String csv(int steps, CsvText texts) {
    Windows windows = source.windows();
    requireRows(windows);
    if (steps > windows.horizon() && !windows.isClosed()) {
      List<String> unknown = new ArrayList<>(windows.series());
      unknown.removeAll(windows.targets());
      throw new ProblemException(ExitCode.USAGE, new Problem("the model forecasts " + rows(windows.horizon())
          + ", because for more it needs " + String.join(", ", unknown) + ", which isn't a target", Place.at("--steps"),
          "train it with data.series: {forecast: direct, horizon: " + steps + "}"));
    }
    List<String> times = times(steps);
    StringBuilder csv = new StringBuilder();
    try {
      CsvWriter writer = new CsvWriter(csv, texts);
      List<Object> header = new ArrayList<>(List.of("step"));
      if (!times.isEmpty()) {
        header.add(source.time().get());
      }
      header.addAll(windows.targets());
      writer.row(header);
      int step = 0;
      for (List<Prediction> row : forecast(steps)) {
        step++;
        List<Object> cells = new ArrayList<>(List.of(step));
        if (!times.isEmpty()) {
          cells.add(times.get(step - 1));
        }
        row.forEach(prediction -> cells.add(cell(prediction)));
        writer.row(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written", e);
    }
    return csv.toString();
  }

  private static String rows(int n) {
    return n == 1 ? "one row only" : n + " rows only";
  }

  private void requireRows(Windows windows) {
    int rows = series.table().rows();
    if (rows < windows.lags()) {
      throw new ProblemException(ExitCode.DATA, new Problem("the series has only " + rows + " rows, but the model"
          + " needs "
          + windows.lags() + " rows before the forecast", Place.at(series.file()), "name a file with more rows"));
    }
  }

  /** Row after row, one prediction per target: predictions are fed back as if they were true. */
  private List<List<Prediction>> forecast(int steps) {
    Windows windows = source.windows();
    Table known = series.table();
    List<List<Prediction>> forecast = new ArrayList<>();
    while (true) {
      List<Prediction> predicted = source.next(model, known);
      List<List<Prediction>> rows = new ArrayList<>();
      for (int ahead = 0; ahead < windows.horizon(); ahead++) {
        List<Prediction> row = new ArrayList<>();
        for (int target = 0; target < windows.targets().size(); target++) {
          row.add(predicted.get(target * windows.horizon() + ahead));
        }
        rows.add(row);
      }
      forecast.addAll(rows);
      if (forecast.size() >= steps) {
        return forecast.subList(0, steps);
      }
      known = continued(known, rows);
    }
  }

  /** The last rows of the series, and the predicted ones. */
  private Table continued(Table known, List<List<Prediction>> rows) {
    Windows windows = source.windows();
    List<Column> columns = new ArrayList<>();
    for (String name : windows.series()) {
      int target = windows.targets().indexOf(name);
      List<Prediction> predicted = rows.stream().map(row -> row.get(target)).toList();
      columns.add(continued(known.column(name).get(), predicted));
    }
    return new Table(columns);
  }

  private static Column continued(Column known, List<Prediction> predicted) {
    int rows = known.size();
    if (known instanceof NumberColumn numbers) {
      double[] values = Arrays.copyOf(numbers.values(), rows + predicted.size());
      for (int i = 0; i < predicted.size(); i++) {
        values[rows + i] = ((NumberPrediction) predicted.get(i)).value();
      }
      return new NumberColumn(known.name(), values);
    }
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      labels.add(known.isMissing(row) ? null : known.text(row));
    }
    predicted.forEach(prediction -> labels.add(((CategoryPrediction) prediction).label()));
    return CategoryColumn.of(known.name(), labels);
  }

  private static Object cell(Prediction prediction) {
    return prediction instanceof NumberPrediction number ? number.value() : ((CategoryPrediction) prediction).label();
  }

  /**
   * The times of the next rows, if those of the last ones are numbers or dates that lie equally far apart; else none.
   */
  private List<String> times(int steps) {
    if (source.time().isEmpty()
        || !(series.table().column(source.time().get()).orElse(null) instanceof NumberColumn numbers)) {
      return List.of();
    }
    double[] known = numbers.values();
    int last = known.length - 1;
    double step = last == 0 ? Double.NaN : known[last] - known[last - 1];
    for (int row = 1; row <= last; row++) {
      if (known[row] - known[row - 1] != step) {
        return List.of();
      }
    }
    double[] times = new double[steps];
    for (int i = 0; i < steps; i++) {
      times[i] = known[last] + (i + 1) * step;
    }
    NumberColumn next = new NumberColumn(numbers.name(), numbers.type(), times);
    return Double.isNaN(step) ? List.of() : IntStream.range(0, steps).mapToObj(next::text).toList();
  }
}
