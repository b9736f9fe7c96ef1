package io.ganglion.layers;

import io.ganglion.api.Block;
import io.ganglion.api.RowsExpression;
import java.util.List;

/** What a {@link Cell} computes of a single sequence, written down. */
interface CellExpression {
  /**
   * The outputs, a row for each step or that of the last one.
   *
   * @param blocks those of one direction
   */
  RowsExpression outputs(RowsExpression x, List<Block> blocks, boolean isBackward, boolean givesAll);
}
