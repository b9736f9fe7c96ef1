package io.ganglion.layers;

import io.ganglion.api.Api;
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
 * Simple recurrent units (Elman 1990), trained through all steps. Each net input is a chain that starts with the bias
 * and goes on over the inputs, then over the outputs of the step before.
 */
@Plugin(name = "rnn", summary = "Simple recurrent units: each step sees the outputs of the step before.",
    api = Api.LEVEL)
public record Rnn(
    @Setting("how many units each direction has, ≥ 1") int units,
    @Setting("what is done to net inputs") RnnFunction function,
    @Setting("from which end sequences are read; bidirectional gives 2 × units numbers") Direction direction,
    @Setting("all: a row for each step; last: one for each sequence") Outputs outputs) implements ExportableLayer {
  public Rnn() {
    this(32, RnnFunction.TANH, Direction.FORWARD, Outputs.ALL); // 32: chosen, for small data
  }

  public Rnn {
    Require.atLeast("units", units, 1);
    Objects.requireNonNull(function, "function");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(outputs, "outputs");
  }

  @Override
  public Form form(Shape input) {
    return Recurrence.form(units, direction, outputs, Recurrence.blocks(input, units, 1), units);
  }

  @Override
  public boolean isCausal() {
    return !direction.needsTheEnd();
  }

  @Override
  public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
    return Recurrence.expression(x, direction, outputs, form(input).blocks(), new RnnExpression(units, function));
  }

  @Override
  public Pass pass(Shape input, Maths maths) {
    return new RecurrentPass(input.features(), units, direction, outputs, maths,
        () -> new RnnCell(input.features(), units, function, maths));
  }
}
