package io.ganglion.experiments.sweep;

import io.ganglion.experiments.binding.Dimension;
import io.ganglion.experiments.statistics.Median;
import io.ganglion.experiments.text.Grid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The table of a sweep as it is shown. */
final class SweepGrid {
  private SweepGrid() {}

  /** @param rows how many of them at the most */
  static Grid of(SweepTable table, int rows) {
    List<String> heads = new ArrayList<>(List.of("rank"));
    heads.addAll(names(table.over().stream().map(Dimension::path).toList()));
    heads.add(table.metric().part() + " " + table.metric().name());
    if (table.seeds().size() > 1) {
      heads.add("IQR");
    }
    heads.add("epochs");
    if (table.isHalving()) {
      heads.add("of");
    }
    heads.add("failed");
    List<List<String>> cells = new ArrayList<>();
    for (SweepRow row : table.rows().subList(0, Math.min(rows, table.rows().size()))) {
      cells.add(cells(table, row, cells.size() + 1));
    }
    return new Grid(heads, cells);
  }

  private static List<String> cells(SweepTable table, SweepRow row, int rank) {
    List<String> cells = new ArrayList<>(List.of(Integer.toString(rank)));
    cells.addAll(row.candidate().variant().changes().texts().values());
    cells.add(table.metric().text(row.median()));
    if (table.seeds().size() > 1) {
      cells.add(table.metric().text(Median.quantile(row.scores(), 0.25)) + "–"
          + table.metric().text(Median.quantile(row.scores(), 0.75)));
    }
    cells.add(String.format(Locale.ROOT, "%,d", Math.round(row.epochs())));
    if (table.isHalving()) {
      cells.add(String.format(Locale.ROOT, "%,d", row.maxEpochs()));
    }
    cells.add(Integer.toString(row.failed()));
    return cells;
  }

  /** The last parts of dotted paths, as many as it takes to distinguish them. */
  static List<String> names(List<String> paths) {
    return paths.stream().map(path -> {
      for (int parts = 1; ; parts++) {
        String name = end(path, parts);
        int enough = parts;
        if (paths.stream().filter(other -> end(other, enough).equals(name)).count() == 1 || name.equals(path)) {
          return name;
        }
      }
    }).toList();
  }

  private static String end(String path, int parts) {
    List<String> all = Arrays.asList(path.split("\\."));
    return String.join(".", all.subList(Math.max(0, all.size() - parts), all.size()));
  }
}
