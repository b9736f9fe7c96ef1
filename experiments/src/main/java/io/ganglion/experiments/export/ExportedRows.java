package io.ganglion.experiments.export;

import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.WantedColumns;
import java.util.List;

/** What an export predicts of the rows of tables. */
public interface ExportedRows {
  /** The columns that it needs. */
  WantedColumns columns();

  /**
   * For each row, a prediction for each target.
   *
   * @param piece a table with these columns that the model itself predicts
   */
  List<List<Prediction>> predict(SourceTable piece);
}
