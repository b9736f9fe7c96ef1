package io.ganglion.layers;

import io.ganglion.api.Api;
import io.ganglion.api.Block;
import io.ganglion.api.ExportableLayer;
import io.ganglion.api.Fan;
import io.ganglion.api.Form;
import io.ganglion.api.Maths;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Setting;
import io.ganglion.api.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Gated recurrent units (Cho et al. 2014) with the reset gate after the product of the recurrent weights, as in cuDNN,
 * PyTorch, Keras and ONNX's {@code linear_before_reset}. Gates lie as in ONNX: update, reset, candidate. Each net input
 * is a chain that starts with the bias and goes on over the inputs, then over the outputs of the step before; the
 * candidates' recurrent product is a chain of its own, which starts with a second bias.
 */
@Plugin(name = "gru", summary = "Gated recurrent units: reads a sequence with two gates per unit.", api = Api.LEVEL)
public record Gru(
    @Setting("how many units each direction has, ≥ 1") int units,
    @Setting("from which end sequences are read; bidirectional gives 2 × units numbers") Direction direction,
    @Setting("all: a row for each step; last: one for each sequence") Outputs outputs) implements ExportableLayer {
  private static final int GATES = 3;

  public Gru() {
    this(32, Direction.FORWARD, Outputs.ALL); // 32: chosen, for small data
  }

  public Gru {
    Require.atLeast("units", units, 1);
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(outputs, "outputs");
  }

  @Override
  public Form form(Shape input) {
    List<Block> blocks = new ArrayList<>(Recurrence.blocks(input, units, GATES));
    blocks.add(Block.biases("recurrent-biases", units, 1, new Fan(units, units)));
    return Recurrence.form(units, direction, outputs, blocks, units);
  }

  @Override
  public boolean isCausal() {
    return !direction.needsTheEnd();
  }

  @Override
  public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
    return Recurrence.expression(x, direction, outputs, form(input).blocks(), new GruExpression(units));
  }

  @Override
  public Pass pass(Shape input, Maths maths) {
    return new RecurrentPass(input.features(), units, direction, outputs, maths,
        () -> new GruCell(input.features(), units, maths));
  }
}
