package io.ganglion.layers;

import io.ganglion.api.Block;
import io.ganglion.api.RowsExpression;
import java.util.List;
import java.util.Optional;

/** {@link GruCell}, written down. */
record GruExpression(int units) implements CellExpression {
  @Override
  public RowsExpression outputs(RowsExpression x, List<Block> blocks, boolean isBackward, boolean givesAll) {
    RowsExpression nets = new RowsExpression.Step(0, 3 * units);
    RowsExpression before = new RowsExpression.Before(0, units);
    RowsExpression start = new RowsExpression.Beside(
        List.of(nets.part(0, 2 * units), new RowsExpression.Parameters(blocks.get(3))));
    return new RowsExpression.Scan(List.of(x.product(blocks.get(0), blocks.get(2))),
        List.of(output(nets, start, RowsExpression.of(0))),
        List.of(output(nets, before.productOnto(start, blocks.get(1)), before)), isBackward, givesAll,
        Optional.of(new RowsExpression.Recurrent("GRU", x, blocks.get(0), blocks.get(1), blocks.get(2),
            Optional.of(blocks.get(3)), Optional.empty())));
  }

  /** @param gates what goes into z and r, and p */
  private RowsExpression output(RowsExpression nets, RowsExpression gates, RowsExpression before) {
    RowsExpression sigmoids = gates.part(0, 2 * units).sigmoid();
    RowsExpression candidate = sigmoids.part(units, units)
        .fma(gates.part(2 * units, units), nets.part(2 * units, units)).tanh();
    return sigmoids.part(0, units).fma(before.minus(candidate), candidate);
  }
}
