package io.ganglion.experiments.compare;

import io.ganglion.api.host.ShortestDecimal;
import io.ganglion.experiments.statistics.PairedTest;
import io.ganglion.experiments.text.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of a comparison as it is shown. */
final class ComparisonGrid {
  private static final String NONE = "–";

  private ComparisonGrid() {}

  static Grid of(ComparisonTable table) {
    return of(table, "median");
  }

  /** For a table without text around it: it names the metric. */
  static Grid alone(ComparisonTable table) {
    return of(table, "median " + table.metric().part() + " " + table.metric().name());
  }

  private static Grid of(ComparisonTable table, String median) {
    List<String> heads = new ArrayList<>(List.of(table.label(), median, "IQR", "wins"));
    if (table.target().isPresent()) {
      heads.add("epochs to " + ShortestDecimal.of(table.target().getAsDouble()));
    }
    heads.addAll(List.of("epochs", "propagations", "failed", "vs " + table.baseline(), "p (Holm)"));
    Figures figures = new Figures(table.metric(), table.effect());
    return new Grid(heads, table.rows().stream().map(row -> cells(table, row, figures)).toList());
  }

  private static List<String> cells(ComparisonTable table, ComparisonRow row, Figures figures) {
    int seeds = table.seeds().size();
    List<String> cells = new ArrayList<>(List.of(row.name(), figures.score(row.median()),
        figures.range(row), row.wins() + "/" + seeds));
    if (table.target().isPresent()) {
      cells.add(row.epochsToTarget().isEmpty() ? NONE
          : whole(row.epochsToTarget().getAsDouble())
              + (row.reached() == seeds ? "" : " (" + row.reached() + "/" + seeds + ")"));
    }
    cells.addAll(List.of(whole(row.epochs()), whole(row.propagations()), Integer.toString(row.failed())));
    if (row.test().isEmpty()) {
      cells.addAll(List.of("baseline", ""));
    } else {
      PairedTest test = row.test().get();
      boolean isMeasured = Double.isFinite(table.baselineRow().median()); // else there is nothing to be a multiple of
      cells.addAll(List.of(isMeasured ? figures.change(test.effect()) : NONE,
          Figures.p(test.corrected()) + (test.claim() ? " *" : "  ")));
    }
    return cells;
  }

  /** Medians may lie between two whole numbers. */
  private static String whole(double count) {
    return String.format(Locale.ROOT, "%,d", Math.round(count));
  }
}
