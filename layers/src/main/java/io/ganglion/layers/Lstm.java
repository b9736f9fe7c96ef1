package io.ganglion.layers;

import io.ganglion.api.Api;
import io.ganglion.api.Block;
import io.ganglion.api.ExportableLayer;
import io.ganglion.api.Form;
import io.ganglion.api.Maths;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Setting;
import io.ganglion.api.Shape;
import java.util.List;
import java.util.Objects;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997) with forget gates (Gers, Schmidhuber and Cummins 2000),
 * without peepholes. Gates lie as in ONNX: input, output, forget, cell. Each net input is a chain that starts with the
 * bias and goes on over the inputs, then over the outputs of the step before. The forget gates' biases are 1 before
 * training (Jozefowicz, Zaremba and Sutskever 2015), the others 0.
 */
@Plugin(name = "lstm", summary = "Long short-term memory: reads a sequence and keeps what gates let through.",
    api = Api.LEVEL)
public record Lstm(
    @Setting("how many units each direction has, ≥ 1") int units,
    @Setting("from which end sequences are read; bidirectional gives 2 × units numbers") Direction direction,
    @Setting("all: a row for each step; last: one for each sequence") Outputs outputs,
    @Setting("biases of the forget gates before training") double forgetBias) implements ExportableLayer {
  private static final int GATES = 4;

  public Lstm() {
    this(32, Direction.FORWARD, Outputs.ALL, 1); // 32: chosen, for small data
  }

  public Lstm {
    Require.atLeast("units", units, 1);
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(outputs, "outputs");
    Require.finite("forgetBias", forgetBias);
  }

  @Override
  public Form form(Shape input) {
    List<Block> blocks = Recurrence.blocks(input, units, GATES);
    return Recurrence.form(units, direction, outputs,
        List.of(blocks.get(0), blocks.get(1), blocks.get(2).startingWith(0, 0, forgetBias, 0)), 2 * units);
  }

  @Override
  public boolean isCausal() {
    return !direction.needsTheEnd();
  }

  @Override
  public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
    return Recurrence.expression(x, direction, outputs, form(input).blocks(), new LstmExpression(units));
  }

  @Override
  public Pass pass(Shape input, Maths maths) {
    return new RecurrentPass(input.features(), units, direction, outputs, maths,
        () -> new LstmCell(input.features(), units, maths));
  }
}
