package io.ganglion.layers;

import io.ganglion.api.Block;
import io.ganglion.api.RowsExpression;
import java.util.List;
import java.util.Optional;

/** {@link LstmCell}, written down: carries h on, then c. */
record LstmExpression(int units) implements CellExpression {
  @Override
  public RowsExpression outputs(RowsExpression x, List<Block> blocks, boolean isBackward, boolean givesAll) {
    RowsExpression nets = new RowsExpression.Step(0, 4 * units);
    RowsExpression before = new RowsExpression.Before(0, units);
    return new RowsExpression.Scan(List.of(x.product(blocks.get(0), blocks.get(2))),
        carried(nets, Optional.empty()),
        carried(before.productOnto(nets, blocks.get(1)), Optional.of(new RowsExpression.Before(1, units))), isBackward,
        givesAll, Optional.of(new RowsExpression.Recurrent("LSTM", x, blocks.get(0), blocks.get(1), blocks.get(2),
            Optional.empty(), Optional.empty())));
  }

  /** @param cells of the step before, if there is one */
  private List<RowsExpression> carried(RowsExpression nets, Optional<RowsExpression> cells) {
    RowsExpression sigmoids = nets.part(0, 3 * units).sigmoid();
    RowsExpression entered = sigmoids.part(0, units).times(nets.part(3 * units, units).tanh());
    RowsExpression cell = cells.map(before -> sigmoids.part(2 * units, units).fma(before, entered)).orElse(entered);
    return List.of(sigmoids.part(units, units).times(cell.tanh()), cell);
  }
}
