package io.ganglion.api;

import java.util.List;

/**
 * A layer that says what it computes, so that models with it can be exported to other languages.
 *
 * <pre>{@code
 * public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
 *   List<Block> blocks = form(input).blocks();
 *   return x.product(blocks.get(0), blocks.get(1));
 * }
 * }</pre>
 */
public interface ExportableLayer extends Layer {
  /**
   * What its pass gives for one example when it predicts, to the bit.
   *
   * @param x the rows of the example
   * @param input a shape that {@link #form} takes
   * @param statistics those of the training examples, if it keeps any
   */
  RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics);
}
