package io.ganglion.runner.data;

import io.ganglion.engine.Randomness;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Table;
import io.ganglion.runner.config.SplitSection;
import io.ganglion.runner.csv.CsvTable;
import java.util.random.RandomGenerator;

/** Which rows of a table serve what, as an experiment says. */
final class SplitRows {
  private SplitRows() {}

  /**
   * The parts; one that was asked for has at least one row.
   *
   * @throws io.ganglion.runner.problem.ProblemException if that can't be done
   */
  static Split of(Asked asked, CsvTable source) {
    Split split = split(asked, source.table());
    SplitSection fractions = asked.data().split();
    requireRows(asked, source, split.train(), fractions.train(), "train");
    requireRows(asked, source, split.validation(), fractions.validation(), "validation");
    requireRows(asked, source, split.test(), fractions.test(), "test");
    return split;
  }

  private static Split split(Asked asked, Table table) {
    SplitSection section = asked.data().split();
    Split.Fractions fractions = new Split.Fractions(section.train(), section.validation(), section.test());
    if (section.order() == SplitSection.Order.FILE) {
      return Split.inOrder(table.rows(), fractions);
    }
    RandomGenerator random = Randomness.of(asked.experiment().seed(), Randomness.Purpose.SPLIT, 0);
    if (!section.stratify()) {
      return Split.of(table.rows(), fractions, random);
    }
    String target = asked.data().target().get(0);
    if (table.column(target).get() instanceof CategoryColumn labels) {
      return Split.stratified(labels, fractions, random);
    }
    throw asked.problem("data.split.stratify",
        "stratify needs a target of categories, but '" + target + "' holds numbers",
        "take 'stratify' out, or declare 'columns: {" + target + ": category}'");
  }

  private static void requireRows(Asked asked, CsvTable source, int[] rows, double fraction, String part) {
    if (fraction > 0 && rows.length == 0) {
      throw asked.problem("data.split." + part,
          "no row is left for '" + part + "': '" + source.file() + "' has only " + source.table().rows(),
          "give it a larger fraction, or 0");
    }
  }
}
