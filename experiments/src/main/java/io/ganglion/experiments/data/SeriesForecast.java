package io.ganglion.experiments.data;

import com.google.gson.stream.JsonWriter;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with a series behind its last row, row after row: what is predicted is fed back as if it were true, where the
 * network predicts fewer rows at once.
 */
public final class SeriesForecast implements Iterator<SeriesForecast.Row> {
  private final Model model;
  private final SeriesSource source;
  private final SourceTable series;
  private final int steps;
  /** Of several series, which it is. */
  private final Optional<String> id;
  /** Those of the series, if they are numbers or dates that lie equally far apart. */
  private final Optional<NumberColumn> times;
  /** How many rows of the table come before those to forecast. */
  private final int past;
  /** Of the series, the last rows and what was predicted: as many as the network looks back on. */
  private Table seen;
  private final Queue<List<Prediction>> ahead = new ArrayDeque<>();
  private int step;

  /**
   * A row that follows.
   *
   * @param step its number, from 1
   * @param time if the series has evenly spaced numbers, or dates, of it
   * @param targets a prediction for each
   */
  public record Row(int step, Optional<String> time, List<Prediction> targets) {
    public Row {
      targets = List.copyOf(targets);
    }
  }

  /**
   * Behind some row of a series.
   *
   * @param past how many rows come before the forecast; others tell only what is known of the rows to forecast
   * @param steps how many rows follow, at least 1
   * @param option what the command calls that number
   * @throws ProblemException if the series is too short, or the model can't go on for so long
   */
  public SeriesForecast(Model model, SeriesSource source, SourceTable series, int past, int steps,
      String option) {
    this(model, source, series, Optional.empty(), past, steps, option);
  }

  private SeriesForecast(Model model, SeriesSource source, SourceTable series, Optional<String> id, int past,
      int steps, String option) {
    this.id = id;
    this.model = model;
    this.source = source;
    this.series = series;
    this.past = past;
    this.steps = steps;
    this.times = times();
    requireRows();
    requireClosed(option);
    requireKnown(option);
    this.seen = series.table().rows(IntStream.range(past - source.windows().lags(), past).toArray());
  }

  /**
   * Of each series of a table, behind its last row.
   *
   * @param steps how many rows follow; null for what the model was trained to forecast, or the table has to be filled
   * @param option what the command calls that number
   * @throws ProblemException if a series is too short, or the model can't go on for so long
   */
  public static List<SeriesForecast> all(Model model, SeriesSource source, SourceTable table, @Nullable Integer steps,
      String option) {
    SeriesPanel panel = SeriesPanel.of(table.table(), source.windows().id());
    List<SeriesForecast> all = new ArrayList<>();
    for (int i = 0; i < panel.count(); i++) {
      SourceTable series = panel.id(i).isPresent() ? table.keeping(panel.rows(i)) : table;
      try {
        source.requireUsable(model, series.table());
      } catch (DataException e) {
        throw series.problem(e);
      }
      all.add(new SeriesForecast(model, source, series, panel.id(i), source.past(series.table()),
          steps == null ? source.steps(series.table()) : steps, option));
    }
    return all;
  }

  /** Of several series, which it is. */
  public Optional<String> id() {
    return id;
  }

  /** How many rows come before the forecast. */
  public int past() {
    return past;
  }

  private void requireRows() {
    int rows = past;
    int lags = source.windows().lags();
    if (rows < lags) {
      throw new ProblemException(ExitCode.DATA, new Problem("the series" + named() + " has only " + rows + " rows, but"
          + " the model needs " + lags + " rows before the forecast", Place.at(series.file()),
          "name a file with more rows"));
    }
  }

  private String named() {
    return id.map(name -> " '" + name + "'").orElse("");
  }

  private void requireClosed(String option) {
    Windows windows = source.windows();
    if (steps > windows.horizon() && !windows.isClosed()) {
      throw new ProblemException(ExitCode.USAGE, new Problem("the model forecasts " + (windows.horizon() == 1
          ? "one row only" : windows.horizon() + " rows only") + ", because for more it needs "
          + String.join(", ", windows.unpredicted()) + ", which isn't a target", Place.at(option),
          "train it with data.series: {forecast: direct, horizon: " + steps + "}"));
    }
  }

  private void requireKnown(String option) {
    Windows windows = source.windows();
    int asked = (steps + windows.horizon() - 1) / windows.horizon() * windows.horizon();
    int there = series.table().rows() - past;
    List<String> future = source.future();
    if (!future.isEmpty() && there < asked) {
      throw new ProblemException(ExitCode.DATA, new Problem("the model has to know " + String.join(", ",
          future) + " of " + (asked == 1 ? "the row" : "the " + asked + " rows") + " to forecast, and behind"
          + " the series" + named() + " there " + (there == 1 ? "is one row" : "are " + there + " rows"),
          Place.at(series.file()),
          "add rows at the end in which the columns of the series are empty, or ask for fewer by " + option));
    }
  }

  /** The rows that the network looks back on, and of what is known those to forecast as well. */
  private Table shown() {
    Windows windows = source.windows();
    int lags = windows.lags();
    int ahead = windows.known().isEmpty() ? 0 : windows.horizon();
    int[] unknown = IntStream.range(0, lags + ahead).map(row -> Math.min(row, lags - 1)).toArray();
    int at = past + step;
    int last = series.table().rows() - 1; // what is constant is the same in any row
    int[] known = IntStream.range(at - lags, at + ahead).map(row -> Math.min(row, last)).toArray();
    List<Column> columns = new ArrayList<>();
    windows.known().forEach(name -> columns.add(series.table().column(name).orElseThrow().rows(known)));
    for (String name : windows.series()) {
      if (!windows.known().contains(name)) {
        columns.add(seen.column(name).orElseThrow().rows(unknown));
      }
    }
    return new Table(columns);
  }

  @Override
  public boolean hasNext() {
    return step < steps;
  }

  /** @throws io.ganglion.engine.data.DataException if a value of the series can't be used */
  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all " + steps + " rows were predicted");
    }
    if (ahead.isEmpty()) {
      List<List<Prediction>> rows = rows(source.next(model, shown()));
      ahead.addAll(rows);
      if (source.windows().isClosed()) {
        seen = continued(rows);
      }
    }
    step++;
    return new Row(step, time(step), ahead.remove());
  }

  /** Of what the network gives, target after target, the rows. */
  private List<List<Prediction>> rows(List<Prediction> predicted) {
    int horizon = source.windows().horizon();
    return IntStream.range(0, horizon).mapToObj(row -> IntStream.range(0, source.windows().targets().size())
        .mapToObj(target -> predicted.get(target * horizon + row)).toList()).toList();
  }

  private Table continued(List<List<Prediction>> rows) {
    Windows windows = source.windows();
    List<Column> columns = new ArrayList<>();
    for (String name : windows.series()) {
      int target = windows.targets().indexOf(name);
      if (target >= 0) {
        columns.add(continued(seen.column(name).orElseThrow(), rows.stream().map(row -> row.get(target)).toList()));
      }
    }
    Table all = new Table(columns);
    return all.rows(IntStream.range(all.rows() - windows.lags(), all.rows()).toArray());
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

  private Optional<String> time(int ahead) {
    int row = past + ahead - 1;
    if (row < series.table().rows()) {
      return source.time().flatMap(series.table()::column).map(column -> column.text(row));
    }
    return times.map(column -> {
      double[] known = column.values();
      int last = known.length - 1;
      double[] next = {known[last] + (row - last) * (known[last] - known[last - 1])};
      return new NumberColumn(column.name(), column.type(), next).text(0);
    });
  }

  private Optional<NumberColumn> times() {
    Optional<Column> column = source.time().flatMap(series.table()::column);
    if (column.isEmpty() || !(column.get() instanceof NumberColumn numbers) || numbers.size() < 2) {
      return Optional.empty();
    }
    double[] known = numbers.values();
    double each = known[known.length - 1] - known[known.length - 2];
    return IntStream.range(1, known.length).allMatch(row -> known[row] - known[row - 1] == each)
        ? Optional.of(numbers) : Optional.empty();
  }

  /** All rows as CSV, without a header. */
  public String csv(CsvText texts) {
    StringBuilder csv = new StringBuilder();
    forEachRemaining(row -> csv.append(csv(row, texts)));
    return csv.toString();
  }

  /**
   * All rows as JSON objects: the id if there are several series, the number of a row, its time if there is one, and
   * the targets.
   *
   * @throws IOException if {@code out} can't be written
   */
  public void json(JsonWriter out) throws IOException {
    List<String> targets = source.windows().targets();
    while (hasNext()) {
      Row row = next();
      out.beginObject();
      if (id.isPresent()) {
        out.name(source.windows().id().orElseThrow()).value(id.get());
      }
      out.name("step").value(row.step());
      if (row.time().isPresent()) {
        out.name(source.time().orElseThrow()).value(row.time().get());
      }
      for (int i = 0; i < targets.size(); i++) {
        PredictionJson.write(targets.get(i), value(row.targets().get(i)), out);
      }
      out.endObject();
    }
  }

  /**
   * The names of the columns of {@link #csv(Row, CsvText)}: the id if there are several series, the number of a row,
   * its time if there is one, and the targets.
   */
  public String header(CsvText texts) {
    List<Object> header = new ArrayList<>(source.windows().id().stream().toList());
    header.add("step");
    if (times.isPresent() || past + steps <= series.table().rows()) {
      source.time().filter(time -> series.table().column(time).isPresent()).ifPresent(header::add);
    }
    header.addAll(source.windows().targets());
    return line(header, texts);
  }

  /** A row as a line of CSV. */
  public String csv(Row row, CsvText texts) {
    List<Object> cells = new ArrayList<>(id.stream().toList());
    cells.add(row.step());
    row.time().ifPresent(cells::add);
    row.targets().forEach(prediction -> cells.add(value(prediction)));
    return line(cells, texts);
  }

  private static String line(List<Object> cells, CsvText texts) {
    StringBuilder line = new StringBuilder();
    try {
      new CsvWriter(line, texts).row(cells);
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written", e);
    }
    return line.toString();
  }

  /** A predicted number, or label. */
  public static Object value(Prediction prediction) {
    return prediction instanceof NumberPrediction number ? number.value() : ((CategoryPrediction) prediction).label();
  }
}
