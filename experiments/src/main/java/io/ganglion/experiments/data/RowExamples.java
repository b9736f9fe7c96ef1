package io.ganglion.experiments.data;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.encoding.Preprocessing;

/** Rows, each of which is an example. */
record RowExamples(Table table, Split split, Preprocessing preprocessing) implements ExampleForm {
  /**
   * Fits.
   *
   * @throws io.ganglion.problem.ProblemException if columns and the network's branches don't go together
   * @throws io.ganglion.engine.data.DataException if a column can't be scaled, or has nothing to predict
   */
  static RowExamples of(PlacedExperiment asked, Table table, ColumnPlans plans, Split split) {
    return new RowExamples(table, split, BranchInputs.of(asked,
        Preprocessing.fit(table, split.train(), plans.inputs(), plans.targets())));
  }

  @Override
  public Examples encode(Preprocessing fitted, int[] examples, Use use) {
    return fitted.encode(table, examples);
  }
}
