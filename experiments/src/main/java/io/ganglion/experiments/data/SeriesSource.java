package io.ganglion.experiments.data;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Sequences;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.Windows;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.config.DataSection;
import io.ganglion.experiments.config.SeriesSection;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.WantedColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a model's windows were cut, as the model remembers it, so that it can go on where the next series ends.
 *
 * @param windows from the rows of a table
 * @param form what the inputs of a window are to the network
 * @param horizon how many rows are forecast, unless something else is asked for
 * @param time the column of times, if there is one
 * @param timePattern how times are written; empty for numbers and ISO 8601
 * @param constant those of the known columns that are the same in all rows of a series
 */
public record SeriesSource(Windows windows, SeriesSection.Form form, int horizon, Optional<String> time,
    String timePattern, List<String> constant) {
  private static final String LAGS = "series.lags";
  private static final String FORM = "series.form";
  private static final String STEPS = "steps";
  private static final String AT_ONCE = "series.at-once";
  private static final String HORIZON = "series.horizon";
  private static final String TIME = "series.time";
  private static final String TIME_PATTERN = "series.time-pattern";
  private static final String INPUT = "series.input.";
  private static final String TARGET = "series.target.";
  private static final String KNOWN = "series.known.";
  private static final String CONSTANT = "series.constant.";
  private static final String ID = "series.id";

  /** What {@link #of} reads. */
  public static Map<String, String> toMap(DataSection data, SeriesSection section, Windows windows) {
    Map<String, String> map = new TreeMap<>();
    map.put(LAGS, Integer.toString(windows.lags()));
    if (section.form() == SeriesSection.Form.STEPS) {
      map.put(FORM, STEPS);
    }
    map.put(AT_ONCE, Integer.toString(windows.horizon()));
    map.put(HORIZON, Integer.toString(section.horizon()));
    section.time().ifPresent(time -> map.put(TIME, time));
    section.time().map(time -> data.column(time).pattern()).filter(pattern -> !pattern.isEmpty())
        .ifPresent(pattern -> map.put(TIME_PATTERN, pattern));
    put(map, INPUT, windows.series());
    put(map, TARGET, windows.targets());
    put(map, KNOWN, windows.known());
    put(map, CONSTANT, section.constant());
    windows.id().ifPresent(id -> map.put(ID, id));
    return map;
  }

  private static void put(Map<String, String> map, String prefix, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      map.put(prefix + i, names.get(i));
    }
  }

  /** What {@link #toMap} wrote; empty if the model is of no series. */
  public static Optional<SeriesSource> of(Map<String, String> source) {
    if (!source.containsKey(LAGS)) {
      return Optional.empty();
    }
    Windows windows = new Windows(names(source, INPUT), names(source, TARGET), names(source, KNOWN),
        Optional.ofNullable(source.get(ID)), number(source, LAGS), number(source, AT_ONCE));
    SeriesSection.Form form = STEPS.equals(source.get(FORM)) ? SeriesSection.Form.STEPS : SeriesSection.Form.ROW;
    return Optional.of(new SeriesSource(windows, form, number(source, HORIZON), Optional.ofNullable(source.get(TIME)),
        source.getOrDefault(TIME_PATTERN, ""), names(source, CONSTANT)));
  }

  /**
   * The columns of a series that is gone on with: the input series, what is known, and the times. Where something is
   * known, cells of other columns may be empty: those of the rows to forecast.
   */
  public WantedColumns inputs(Model model) {
    return columns(types(model.preprocessing().inputTypes()), model, !future().isEmpty());
  }

  /** The columns of a series that the model is measured on: the targets as well. */
  public WantedColumns inputsAndTargets(Model model) {
    Map<String, Column.Type> types = types(model.preprocessing().inputTypes());
    types.putAll(types(model.preprocessing().targetTypes()));
    return columns(types, model, false);
  }

  /** The columns that rows to forecast have to hold. */
  List<String> future() {
    return windows.known().stream().filter(name -> !constant.contains(name)).toList();
  }

  /** The table with the rows of each series together. */
  public SourceTable grouped(SourceTable table) {
    return SeriesPanel.grouped(table, windows.id());
  }

  /** How many rows the series has before those to forecast, in which its own columns are all empty. */
  public int past(Table table) {
    if (future().isEmpty()) {
      return table.rows();
    }
    List<Column> own = windows.series().stream().filter(name -> !windows.known().contains(name))
        .map(name -> table.column(name).orElseThrow()).toList();
    int past = table.rows();
    int last = past - 1;
    while (!own.isEmpty() && last >= 0 && own.stream().allMatch(unseen(last))) {
      last--;
    }
    return own.isEmpty() ? past : last + 1;
  }

  private static Predicate<Column> unseen(int row) {
    return column -> column.isMissing(row);
  }

  /** How many rows are forecast unless something else is asked for: all that a table has no values of. */
  public int steps(Table table) {
    return future().isEmpty() || !windows.isClosed() ? horizon : Math.max(horizon, table.rows() - past(table));
  }

  private WantedColumns columns(Map<String, Column.Type> types, Model model, boolean endsOpen) {
    List<String> names = new ArrayList<>(types.keySet());
    time.ifPresent(names::add);
    windows.id().ifPresent(names::add);
    Map<String, Column.Type> typed = new LinkedHashMap<>(types);
    windows.id().ifPresent(id -> typed.putIfAbsent(id, Column.Type.CATEGORY)); // as it is written: 007 is not 7
    Set<String> filled =
        model.preprocessing().filled().stream().map(SeriesSource::series).collect(Collectors.toSet());
    Map<String, String> patterns = new LinkedHashMap<>();
    model.preprocessing().datePatterns().forEach((column, pattern) -> patterns.put(series(column), pattern));
    time.filter(column -> !timePattern.isEmpty()).ifPresent(column -> {
      typed.putIfAbsent(column, Column.Type.DATE);
      patterns.putIfAbsent(column, timePattern);
    });
    return WantedColumns.only(names).typed(typed).dated(patterns)
        .allowingGaps(name -> filled.contains(name) || endsOpen && !windows.known().contains(name)
            && !windows.id().equals(Optional.of(name)));
  }

  private static Map<String, Column.Type> types(Map<String, Column.Type> ofWindows) {
    Map<String, Column.Type> types = new LinkedHashMap<>();
    ofWindows.forEach((column, type) -> types.put(series(column), type));
    return types;
  }

  /** The series that a column of windows is cut from. */
  private static String series(String column) {
    return column.replaceFirst("\\(t([-+][0-9]+)?\\)$", "");
  }

  /**
   * Fails where a row can't be used, before windows are cut from it: that names the row itself.
   *
   * @throws DataException if a value can't be encoded, or the rows aren't sorted by time
   */
  public void requireUsable(Model model, Table table) {
    if (time.flatMap(table::column).isPresent()) {
      SeriesPanel.of(table, windows.id()).requireOrder(time.get());
    }
    int[] past = IntStream.range(0, past(table)).toArray();
    Stream.concat(model.preprocessing().inputs().stream()
            .filter(input -> form == SeriesSection.Form.STEPS || input.column().endsWith("(t-1)")
                || input.column().endsWith("(t)")),
        model.preprocessing().targets().stream())
        .filter(encoding -> table.column(series(encoding.column())).isPresent())
        .forEach(encoding -> {
          String name = series(encoding.column());
          try {
            int[] rows = windows.known().contains(name) ? table.allRows() : past;
            encoding.encode(table.column(name).get(), rows, new double[rows.length * encoding.width()], 0,
                encoding.width());
          } catch (DataException e) {
            throw new DataException(e.problem(), e.row(), name, e.help());
          }
        });
  }

  /** The windows of a table, with their targets, encoded; there is at least one. Its series lie together. */
  public Examples examples(Preprocessing preprocessing, Table table) {
    int[] all = windows.whole(table);
    return form == SeriesSection.Form.STEPS
        ? preprocessing.encodeWindows(windows.steps(table), windows, windows.targets(table), all)
        : preprocessing.encode(windows.of(table), all);
  }

  /** What the model says of the row, or rows, behind those of a table that has no more rows than that takes. */
  List<Prediction> next(Model model, Table table) {
    if (form == SeriesSection.Form.ROW) {
      return model.predict(windows.next(table)).get(0).targets();
    }
    Table last = windows.steps(table);
    Examples examples = model.preprocessing().encodeInputs(last, Sequences.inOrder(1, new int[last.rows()]), false);
    return model.preprocessing().decode(model.network().outputs(model.parameters(), examples), 0);
  }

  private static int number(Map<String, String> source, String key) {
    return Integer.parseInt(source.get(key));
  }

  private static List<String> names(Map<String, String> source, String prefix) {
    List<String> names = new ArrayList<>();
    while (source.containsKey(prefix + names.size())) {
      names.add(source.get(prefix + names.size()));
    }
    return names;
  }
}
