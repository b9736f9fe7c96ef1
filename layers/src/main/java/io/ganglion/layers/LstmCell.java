package io.ganglion.layers;

import io.ganglion.api.Carry;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.StepTrace;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Long short-term memory in one direction. The gates lie side by side as in ONNX: input i, output o, forget f, cell
 * candidate g, so that the three sigmoids are one call. With a = b + x W + h′ U, where h′ and c′ are those of the step
 * before:
 *
 * <pre>
 * i, o, f = σ(a)    g = tanh(a)    c = f c′ + i g    h = o tanh c
 * </pre>
 */
final class LstmCell implements Cell {
  private static final int WEIGHTS = 0;
  private static final int RECURRENT = 1;
  private static final int BIAS = 2;

  private final int units;
  private final Maths maths;
  /** What goes into the gates' functions, then the gates side by side; once differentiated, dL/d(the former). */
  private final Values gates;
  /** The same, each by itself. */
  private final Values inputGates;
  private final Values outputGates;
  private final Values forgetGates;
  private final Values candidates;
  private final Values cells;
  /** c′, for rows with a step before. */
  private final Values previousCells;
  private final Values tanhOfCells;
  private final Values outputs;
  /** What a carry says of the step before the first. */
  private final Values outputsBefore;
  private final Values cellsBefore;
  private final Values cellGradients;
  /** Those of one gate, by itself. */
  private final Values gradients;
  /** The gradients of cells and the forget gates of the step after. */
  private final Values laterGradients;
  private final Values laterGates;
  private final Values previousOutputs;
  private final Values inputGradient;
  /** What has a row for each row of the batch; the same for what the pass back needs. */
  private final Values[] ofForward;
  private final Values[] ofBackward;

  LstmCell(int inputs, int units, Maths maths) {
    this.units = units;
    this.maths = maths;
    this.gates = maths.values(4 * units);
    this.inputGates = maths.values(units);
    this.outputGates = maths.values(units);
    this.forgetGates = maths.values(units);
    this.candidates = maths.values(units);
    this.cells = maths.values(units);
    this.previousCells = maths.values(units);
    this.tanhOfCells = maths.values(units);
    this.outputs = maths.values(units);
    this.outputsBefore = maths.values(units);
    this.cellsBefore = maths.values(units);
    this.cellGradients = maths.values(units);
    this.gradients = maths.values(units);
    this.laterGradients = maths.values(units);
    this.laterGates = maths.values(units);
    this.previousOutputs = maths.values(units);
    this.inputGradient = maths.values(inputs);
    this.ofForward = new Values[] {inputGates, outputGates, forgetGates, candidates, cells, previousCells, tanhOfCells,
        outputs};
    this.ofBackward = new Values[] {cellGradients, gradients, laterGradients, laterGates, previousOutputs};
  }

  @Override
  public Values forward(StepOrder order, Values x, List<Matrix> blocks, Optional<Carry> carry) {
    maths.times(x, blocks.get(WEIGHTS), blocks.get(BIAS), gates);
    for (Values each : ofForward) {
      each.resize(order.rows());
    }
    if (carry.isPresent()) {
      takeUp(carry.get().ofExample());
    }
    for (int step = 0; step < order.steps(); step++) {
      int from = order.begin(step);
      int rows = order.count(step);
      boolean goesOn = step > 0 || carry.isPresent();
      if (goesOn) {
        Values h = step == 0 ? outputsBefore : outputs;
        int before = step == 0 ? 0 : order.begin(step - 1);
        maths.onto(h, before, blocks.get(RECURRENT), false, gates, from, gates, from, rows);
      }
      maths.sigmoid(gates, from, rows, 0, 3 * units, gates);
      maths.tanh(gates, from, rows, 3 * units, units, gates);
      Copies.columns(maths, gates, from, 0, inputGates, from, 0, units, rows);
      Copies.columns(maths, gates, from, units, outputGates, from, 0, units, rows);
      Copies.columns(maths, gates, from, 2 * units, forgetGates, from, 0, units, rows);
      Copies.columns(maths, gates, from, 3 * units, candidates, from, 0, units, rows);
      updateCells(order, step, goesOn);
      maths.tanh(cells, from, rows, 0, units, tanhOfCells);
      updateOutputs(from * units, (from + rows) * units);
    }
    if (carry.isPresent()) {
      leave(order.rows() - 1, carry.get().ofExample());
    }
    return outputs;
  }

  private void takeUp(Values carry) {
    outputsBefore.resize(1);
    cellsBefore.resize(1);
    Copies.columns(maths, carry, 0, 0, outputsBefore, 0, 0, units);
    Copies.columns(maths, carry, 0, units, cellsBefore, 0, 0, units);
  }

  private void leave(int lastRow, Values carry) {
    Copies.columns(maths, outputs, lastRow, 0, carry, 0, 0, units);
    Copies.columns(maths, cells, lastRow, 0, carry, 0, units, units);
  }

  private void updateCells(StepOrder order, int step, boolean goesOn) {
    int from = order.begin(step);
    int rows = order.count(step);
    if (goesOn) {
      Copies.rows(maths, step == 0 ? cellsBefore : cells, step == 0 ? 0 : order.begin(step - 1), previousCells, from,
          rows);
    }
    if (maths.isDouble()) {
      updateCells(inputGates.doubles(), forgetGates.doubles(), candidates.doubles(), goesOn, previousCells.doubles(),
          cells.doubles(), from * units, (from + rows) * units);
    } else {
      updateCells(inputGates.floats(), forgetGates.floats(), candidates.floats(), goesOn, previousCells.floats(),
          cells.floats(), from * units, (from + rows) * units);
    }
  }

  private void updateOutputs(int from, int to) {
    if (maths.isDouble()) {
      multiply(outputGates.doubles(), tanhOfCells.doubles(), outputs.doubles(), from, to);
    } else {
      multiply(outputGates.floats(), tanhOfCells.floats(), outputs.floats(), from, to);
    }
  }

  @Override
  public void backward(StepOrder order, Values dh, List<Matrix> blocks) {
    for (Values each : ofBackward) {
      each.resize(order.rows());
    }
    for (int step = order.steps() - 1; step >= 0; step--) {
      int from = order.begin(step);
      int later = order.count(step + 1);
      if (later > 0) {
        maths.onto(gates, order.begin(step + 1), blocks.get(RECURRENT), true, dh, from, dh, from, later);
        Copies.rows(maths, cellGradients, order.begin(step + 1), laterGradients, from, later);
        Copies.rows(maths, forgetGates, order.begin(step + 1), laterGates, from, later);
      }
      differentiate(from, order.count(step), later, step > 0, dh);
    }
    Copies.gather(maths, outputs, 0, order.rowBefore(), order.rows(), previousOutputs, 0, units);
  }

  /** The gradients of the rows of a step, of which the first {@code later} go on. */
  private void differentiate(int fromRow, int rows, int later, boolean hasBefore, Values dh) {
    int from = fromRow * units;
    if (maths.isDouble()) {
      cellGradients(dh.doubles(), outputGates.doubles(), tanhOfCells.doubles(), cellGradients.doubles(), from,
          from + rows * units);
      addLater(laterGradients.doubles(), laterGates.doubles(), cellGradients.doubles(), from, from + later * units);
    } else {
      cellGradients(dh.floats(), outputGates.floats(), tanhOfCells.floats(), cellGradients.floats(), from,
          from + rows * units);
      addLater(laterGradients.floats(), laterGates.floats(), cellGradients.floats(), from, from + later * units);
    }
    ofSigmoid(cellGradients, candidates, inputGates, 0, fromRow, rows);
    ofSigmoid(dh, tanhOfCells, outputGates, units, fromRow, rows);
    if (hasBefore) {
      ofSigmoid(cellGradients, previousCells, forgetGates, 2 * units, fromRow, rows);
    } else {
      clear(2 * units, fromRow, rows);
    }
    ofTanh(cellGradients, inputGates, candidates, 3 * units, fromRow, rows);
  }

  /** The gradients of a gate, whose columns begin at {@code column}: d times the factor times the sigmoid's slope. */
  private void ofSigmoid(Values d, Values factor, Values gate, int column, int fromRow, int rows) {
    int from = fromRow * units;
    int to = from + rows * units;
    if (maths.isDouble()) {
      sigmoidGradients(d.doubles(), factor.doubles(), gate.doubles(), gradients.doubles(), from, to);
    } else {
      sigmoidGradients(d.floats(), factor.floats(), gate.floats(), gradients.floats(), from, to);
    }
    Copies.columns(maths, gradients, fromRow, 0, gates, fromRow, column, units, rows);
  }

  /** The same for tanh. */
  private void ofTanh(Values d, Values factor, Values gate, int column, int fromRow, int rows) {
    int from = fromRow * units;
    int to = from + rows * units;
    if (maths.isDouble()) {
      tanhGradients(d.doubles(), factor.doubles(), gate.doubles(), gradients.doubles(), from, to);
    } else {
      tanhGradients(d.floats(), factor.floats(), gate.floats(), gradients.floats(), from, to);
    }
    Copies.columns(maths, gradients, fromRow, 0, gates, fromRow, column, units, rows);
  }

  private void clear(int column, int fromRow, int rows) {
    for (int row = fromRow; row < fromRow + rows; row++) {
      int at = row * 4 * units + column;
      if (maths.isDouble()) {
        Arrays.fill(gates.doubles(), at, at + units, 0);
      } else {
        Arrays.fill(gates.floats(), at, at + units, 0);
      }
    }
  }

  @Override
  public Values inputGradient(List<Matrix> blocks) {
    maths.timesTransposed(gates, blocks.get(WEIGHTS), inputGradient);
    return inputGradient;
  }

  @Override
  public List<List<Sum>> sums(Values x) {
    return List.of(List.of(new Sum.Products(x, gates)),
        List.of(new Sum.Products(previousOutputs, gates)), List.of(new Sum.Rows(gates)));
  }

  @Override
  public List<StepTrace.Gate> gates(StepOrder order) {
    return List.of(
        Copies.gate(maths, "input", false, inputGates, 0, order, units),
        Copies.gate(maths, "output", false, outputGates, 0, order, units),
        Copies.gate(maths, "forget", true, forgetGates, 0, order, units));
  }

  // region double form, with the documentation of both
  // C2 makes vectors of a loop if all arrays are read and written at the same place, and one of them is written.

  /** c = f c′ + i g, in one rounding of the sum; without a step before, i g. */
  private static void updateCells(double[] inputs, double[] forgets, double[] candidates, boolean goesOn,
      double[] before, double[] cells, int from, int to) {
    if (goesOn) {
      for (int k = from; k < to; k++) {
        cells[k] = Math.fma(forgets[k], before[k], inputs[k] * candidates[k]);
      }
    } else {
      multiply(inputs, candidates, cells, from, to);
    }
  }

  private static void multiply(double[] a, double[] b, double[] to, int from, int end) {
    for (int k = from; k < end; k++) {
      to[k] = a[k] * b[k];
    }
  }

  /** dc = dh o (1 − tanh² c), of this step alone. */
  private static void cellGradients(double[] dh, double[] outputs, double[] tanhs, double[] dc, int from, int to) {
    for (int k = from; k < to; k++) {
      double t = tanhs[k];
      dc[k] = dh[k] * outputs[k] * ((1 - t) * (1 + t));
    }
  }

  /** Adds dc f of the step after. */
  private static void addLater(double[] later, double[] forgets, double[] dc, int from, int to) {
    for (int k = from; k < to; k++) {
      dc[k] = Math.fma(later[k], forgets[k], dc[k]);
    }
  }

  /** da: of i dc g i (1 − i), of o dh tanh c o (1 − o), of f dc c′ f (1 − f). */
  private static void sigmoidGradients(double[] d, double[] factors, double[] gates, double[] da, int from, int to) {
    for (int k = from; k < to; k++) {
      double s = gates[k];
      da[k] = d[k] * factors[k] * (s * (1 - s));
    }
  }

  /** da of the candidate dc i (1 − g²). */
  private static void tanhGradients(double[] d, double[] factors, double[] gates, double[] da, int from, int to) {
    for (int k = from; k < to; k++) {
      double g = gates[k];
      da[k] = d[k] * factors[k] * ((1 - g) * (1 + g));
    }
  }
  // endregion

  // region float form: made by .ci/float-forms
  // C2 makes vectors of a loop if all arrays are read and written at the same place, and one of them is written.

  /** As for {@code double}. */
  private static void updateCells(float[] inputs, float[] forgets, float[] candidates, boolean goesOn,
      float[] before, float[] cells, int from, int to) {
    if (goesOn) {
      for (int k = from; k < to; k++) {
        cells[k] = Math.fma(forgets[k], before[k], inputs[k] * candidates[k]);
      }
    } else {
      multiply(inputs, candidates, cells, from, to);
    }
  }

  private static void multiply(float[] a, float[] b, float[] to, int from, int end) {
    for (int k = from; k < end; k++) {
      to[k] = a[k] * b[k];
    }
  }

  /** As for {@code double}. */
  private static void cellGradients(float[] dh, float[] outputs, float[] tanhs, float[] dc, int from, int to) {
    for (int k = from; k < to; k++) {
      float t = tanhs[k];
      dc[k] = dh[k] * outputs[k] * ((1 - t) * (1 + t));
    }
  }

  /** As for {@code double}. */
  private static void addLater(float[] later, float[] forgets, float[] dc, int from, int to) {
    for (int k = from; k < to; k++) {
      dc[k] = Math.fma(later[k], forgets[k], dc[k]);
    }
  }

  /** As for {@code double}. */
  private static void sigmoidGradients(float[] d, float[] factors, float[] gates, float[] da, int from, int to) {
    for (int k = from; k < to; k++) {
      float s = gates[k];
      da[k] = d[k] * factors[k] * (s * (1 - s));
    }
  }

  /** As for {@code double}. */
  private static void tanhGradients(float[] d, float[] factors, float[] gates, float[] da, int from, int to) {
    for (int k = from; k < to; k++) {
      float g = gates[k];
      da[k] = d[k] * factors[k] * ((1 - g) * (1 + g));
    }
  }
  // endregion
}
