package io.ganglion.experiments.data;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.Windows;
import io.ganglion.engine.data.encoding.ColumnPlan;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.experiments.config.SeriesSection;
import io.ganglion.experiments.config.SplitSection;
import io.ganglion.problem.Problem;
import io.ganglion.tables.SourceTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A time series cut into windows, each of which is an example: a row of inputs, or a sequence.
 *
 * @param cut how the rows are cut
 * @param form what the inputs of a window are
 * @param source the rows themselves; of sequences with what is known of those behind
 * @param table the windows; of sequences their targets alone
 * @param rows which rows serve what
 * @param split which of them serve what
 * @param preprocessing fitted on the rows to train on, the same for every lag of a series
 * @param gaps a warning of times that jump
 */
record SeriesExamples(Windows cut, SeriesSection.Form form, Table source, Table table, Split rows, Split split,
    Preprocessing preprocessing, Optional<Problem> gaps) implements ExampleForm {
  /**
   * Cuts and fits.
   *
   * @param plans of the table's own columns
   * @param given which of the table's own rows serve what; of several series, fractions are taken from each
   * @throws io.ganglion.problem.ProblemException if the rows are too few, or not in the order of time
   * @throws io.ganglion.engine.data.DataException if a row can't be used
   */
  static SeriesExamples of(PlacedExperiment asked, SourceTable source, ColumnPlans plans, Split given) {
    SeriesSection section = asked.data().series().get();
    Table table = source.table();
    Optional<Problem> gaps = Optional.empty();
    SeriesPanel panel = SeriesPanel.of(table, section.id());
    SplitSection parts = asked.data().split();
    Split rows = section.id().isPresent() && parts.column().isEmpty()
        ? panel.split(new Split.Fractions(parts.train(), parts.validation(), parts.test())) : given;
    section.constant().forEach(panel::requireConstant);
    if (section.time().isPresent()) {
      panel.requireOrder(section.time().get());
      Column time = table.column(section.time().get()).get();
      gaps = section.id().isPresent() ? Optional.empty() : SeriesOrder.gaps(source, time, SeriesOrder.times(time));
    }
    if (section.id().isEmpty() && !SplitByColumn.isInOrder(rows)) {
      throw asked.problem("data.split.column", "the parts of a time series must follow one another: train, validation,"
          + " test", "sort the rows by time, or split them by 'until'");
    }
    Set<String> series = series(asked, table);
    List<ColumnPlan> ofSeries = plans.inputs().stream().filter(plan -> series.contains(plan.column())).toList();
    List<ColumnPlan> ofKnown = plans.inputs().stream()
        .filter(plan -> section.knownAndConstant().contains(plan.column())).toList();
    Windows windows = new Windows(names(ofSeries), asked.data().target(), names(ofKnown), section.id(),
        section.lags(), section.rowsAtOnce());
    requireSteps(asked, section, windows);
    Split split = windows.whole(windows.of(rows, table.rows()), table);
    requireWindows(asked, windows, rows.train(), split.train(), "train");
    requireWindows(asked, windows, rows.validation(), split.validation(), "validation");
    requireWindows(asked, windows, rows.test(), split.test(), "test");
    // What can't be encoded is found in the rows themselves, where it can be named.
    Preprocessing.fit(table, rows.train(), plans.inputs(), plans.targets()).encode(table, table.allRows());
    boolean steps = section.form() == SeriesSection.Form.STEPS;
    Table unshifted = windows.unshifted(table);
    List<ColumnPlan> inputs = new ArrayList<>(steps ? ofSeries
        : renamed(ofSeries, windows.inputNames().subList(0, ofSeries.size() * windows.lags()), windows.lags()));
    inputs.addAll(renamed(ofKnown, windows.knownNames(), windows.horizon()));
    Preprocessing fitted = Preprocessing.fit(steps ? windows.unshiftedSteps(table) : unshifted, rows.train(), unshifted,
        rows.train(), inputs, renamed(plans.targets(), windows.targetNames(), windows.horizon()));
    return new SeriesExamples(windows, section.form(), steps ? windows.steps(table) : table,
        steps ? windows.targets(table) : windows.of(table), rows, split, fitted, gaps);
  }

  private static List<String> names(List<ColumnPlan> plans) {
    return plans.stream().map(ColumnPlan::column).toList();
  }

  /** The columns that are inputs in any way. */
  static Set<String> inputs(PlacedExperiment asked, Table table) {
    Set<String> all = series(asked, table);
    all.addAll(asked.data().series().get().knownAndConstant());
    return all;
  }

  /** The input series: those that are named, or all columns that are something else than times, parts and known. */
  private static Set<String> series(PlacedExperiment asked, Table table) {
    SeriesSection section = asked.data().series().get();
    if (!section.inputs().isEmpty()) {
      return new LinkedHashSet<>(section.inputs());
    }
    Set<String> all = new LinkedHashSet<>(table.names());
    section.time().ifPresent(all::remove);
    section.id().ifPresent(all::remove);
    section.knownAndConstant().forEach(all::remove);
    asked.data().split().column().ifPresent(all::remove);
    return all;
  }

  private static void requireSteps(PlacedExperiment asked, SeriesSection section, Windows windows) {
    if (section.horizon() > windows.horizon() && !windows.isClosed()) {
      throw asked.problem("data.series.horizon", "to forecast more than one row, the network needs "
          + String.join(", ", windows.unpredicted()) + ", which isn't a target",
          "write forecast: direct, make them targets, or remove them from data.series.inputs");
    }
  }

  private static void requireWindows(PlacedExperiment asked, Windows windows, int[] rows, int[] ofPart, String part) {
    if (rows.length > 0 && ofPart.length == 0) {
      throw asked.problem("data.series", "the " + rows.length + " rows of '" + part + "' are too few for "
          + windows.lags() + " lags and a forecast of " + windows.horizon(), "write fewer lags, or a larger part");
    }
  }

  private static List<ColumnPlan> renamed(List<ColumnPlan> plans, List<String> names, int copies) {
    List<ColumnPlan> renamed = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      renamed.add(plans.get(i / copies).named(names.get(i)));
    }
    return renamed;
  }

  @Override
  public Examples encode(Preprocessing fitted, int[] examples, Use use) {
    return form == SeriesSection.Form.STEPS
        ? fitted.encodeWindows(source, cut, table, examples)
        : fitted.encode(table, examples);
  }

  @Override
  public List<Problem> warnings() {
    return gaps.stream().toList();
  }

  @Override
  public Optional<Windows> windows() {
    return Optional.of(cut);
  }
}
