package io.ganglion.layers;

import io.ganglion.api.Block;
import io.ganglion.api.RowsExpression;
import java.util.List;
import java.util.Optional;

/** {@link RnnCell}, written down. */
record RnnExpression(int units, RnnFunction function) implements CellExpression {
  @Override
  public RowsExpression outputs(RowsExpression x, List<Block> blocks, boolean isBackward, boolean givesAll) {
    RowsExpression nets = new RowsExpression.Step(0, units);
    RowsExpression before = new RowsExpression.Before(0, units);
    return new RowsExpression.Scan(List.of(x.product(blocks.get(0), blocks.get(2))), List.of(applied(nets)),
        List.of(applied(before.productOnto(nets, blocks.get(1)))), isBackward, givesAll,
        Optional.of(new RowsExpression.Recurrent("RNN", x, blocks.get(0), blocks.get(1), blocks.get(2),
            Optional.empty(), Optional.of(function == RnnFunction.TANH ? "Tanh" : "Relu"))));
  }

  private RowsExpression applied(RowsExpression nets) {
    return function == RnnFunction.TANH ? nets.tanh() : nets.max(0);
  }
}
