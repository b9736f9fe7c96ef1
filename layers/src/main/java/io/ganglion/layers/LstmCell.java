package io.ganglion.layers;

import io.ganglion.api.Carry;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.StepTrace;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
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
  /** The gates; first what goes into their functions. */
  private final Values gates;
  private final Values cells;
  private final Values tanhOfCells;
  private final Values outputs;
  /** What a carry says of the step before the first. */
  private final Values outputsBefore;
  private final Values cellsBefore;
  /** dL/d(what goes into the gates' functions). */
  private final Values gateGradients;
  private final Values cellGradients;
  private final Values previousOutputs;
  private final Values inputGradient;

  LstmCell(int inputs, int units, Maths maths) {
    this.units = units;
    this.maths = maths;
    this.gates = maths.values(4 * units);
    this.cells = maths.values(units);
    this.tanhOfCells = maths.values(units);
    this.outputs = maths.values(units);
    this.outputsBefore = maths.values(units);
    this.cellsBefore = maths.values(units);
    this.gateGradients = maths.values(4 * units);
    this.cellGradients = maths.values(units);
    this.previousOutputs = maths.values(units);
    this.inputGradient = maths.values(inputs);
  }

  @Override
  public Values forward(StepOrder order, Values x, List<Matrix> blocks, Optional<Carry> carry) {
    maths.times(x, blocks.get(WEIGHTS), blocks.get(BIAS), gates);
    cells.resize(order.rows());
    tanhOfCells.resize(order.rows());
    outputs.resize(order.rows());
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
      updateCells(order, step, goesOn);
      maths.tanh(cells, from, rows, 0, units, tanhOfCells);
      updateOutputs(from, rows);
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
    Values before = step == 0 ? cellsBefore : cells;
    for (int i = 0; i < order.count(step); i++) {
      int row = order.begin(step) + i;
      int old = before.at() + (step == 0 ? i : order.begin(step - 1) + i) * units;
      int gate = gates.at() + row * 4 * units;
      int at = cells.at() + row * units;
      if (maths.isDouble()) {
        updateCells(gates.doubles(), gate, goesOn, before.doubles(), old, cells.doubles(), at, units);
      } else {
        updateCells(gates.floats(), gate, goesOn, before.floats(), old, cells.floats(), at, units);
      }
    }
  }

  private void updateOutputs(int from, int rows) {
    for (int row = from; row < from + rows; row++) {
      int gate = gates.at() + row * 4 * units;
      int tanh = tanhOfCells.at() + row * units;
      int at = outputs.at() + row * units;
      if (maths.isDouble()) {
        updateOutputs(gates.doubles(), gate, tanhOfCells.doubles(), tanh, outputs.doubles(), at, units);
      } else {
        updateOutputs(gates.floats(), gate, tanhOfCells.floats(), tanh, outputs.floats(), at, units);
      }
    }
  }

  @Override
  public void backward(StepOrder order, Values dh, List<Matrix> blocks) {
    gateGradients.resize(order.rows());
    cellGradients.resize(order.rows());
    for (int step = order.steps() - 1; step >= 0; step--) {
      int from = order.begin(step);
      int later = order.count(step + 1);
      if (later > 0) {
        maths.onto(gateGradients, order.begin(step + 1), blocks.get(RECURRENT), true, dh, from, dh, from, later);
      }
      for (int i = 0; i < order.count(step); i++) {
        differentiate(order, from + i, i < later ? order.begin(step + 1) + i : StepOrder.NONE, dh);
      }
    }
    previousOutputs.resize(order.rows());
    Copies.gather(maths, outputs, 0, order.rowBefore(), order.rows(), previousOutputs, 0, units);
  }

  /** The gradients of one row, {@code later} being that of the same sequence at the step after. */
  private void differentiate(StepOrder order, int row, int later, Values dh) {
    int gate = row * 4 * units;
    int laterGate = later * 4 * units;
    int at = row * units;
    int before = order.rowBefore()[row];
    if (maths.isDouble()) {
      cellGradients(gates.doubles(), gates.at() + gate, tanhOfCells.doubles(), tanhOfCells.at() + at,
          dh.doubles(), dh.at() + at, cellGradients.doubles(), cellGradients.at() + at, units);
      if (later != StepOrder.NONE) {
        addLater(gates.doubles(), gates.at() + laterGate, cellGradients.doubles(), cellGradients.at() + later * units,
            cellGradients.at() + at, units);
      }
      gateGradients(gates.doubles(), gates.at() + gate, tanhOfCells.doubles(), tanhOfCells.at() + at,
          dh.doubles(), dh.at() + at, cellGradients.doubles(), cellGradients.at() + at,
          gateGradients.doubles(), gateGradients.at() + gate, units);
      forgetGradients(gates.doubles(), gates.at() + gate, before != StepOrder.NONE,
          cells.doubles(), cells.at() + before * units, cellGradients.doubles(), cellGradients.at() + at,
          gateGradients.doubles(), gateGradients.at() + gate, units);
    } else {
      cellGradients(gates.floats(), gates.at() + gate, tanhOfCells.floats(), tanhOfCells.at() + at,
          dh.floats(), dh.at() + at, cellGradients.floats(), cellGradients.at() + at, units);
      if (later != StepOrder.NONE) {
        addLater(gates.floats(), gates.at() + laterGate, cellGradients.floats(), cellGradients.at() + later * units,
            cellGradients.at() + at, units);
      }
      gateGradients(gates.floats(), gates.at() + gate, tanhOfCells.floats(), tanhOfCells.at() + at,
          dh.floats(), dh.at() + at, cellGradients.floats(), cellGradients.at() + at,
          gateGradients.floats(), gateGradients.at() + gate, units);
      forgetGradients(gates.floats(), gates.at() + gate, before != StepOrder.NONE,
          cells.floats(), cells.at() + before * units, cellGradients.floats(), cellGradients.at() + at,
          gateGradients.floats(), gateGradients.at() + gate, units);
    }
  }

  @Override
  public Values inputGradient(List<Matrix> blocks) {
    maths.timesTransposed(gateGradients, blocks.get(WEIGHTS), inputGradient);
    return inputGradient;
  }

  @Override
  public List<List<Sum>> sums(Values x) {
    return List.of(List.of(new Sum.Products(x, gateGradients)),
        List.of(new Sum.Products(previousOutputs, gateGradients)), List.of(new Sum.Rows(gateGradients)));
  }

  @Override
  public List<StepTrace.Gate> gates(StepOrder order) {
    return List.of(
        Copies.gate(maths, "input", false, gates, 0, order, units),
        Copies.gate(maths, "output", false, gates, units, order, units),
        Copies.gate(maths, "forget", true, gates, 2 * units, order, units));
  }

  // region double form, with the documentation of both
  /** c = f c′ + i g, in one rounding of the sum; without a step before, i g. */
  private static void updateCells(double[] gates, int gate, boolean goesOn, double[] before, int old, double[] cells,
      int at, int units) {
    int forget = gate + 2 * units;
    int candidate = gate + 3 * units;
    if (goesOn) {
      for (int j = 0; j < units; j++) {
        cells[at + j] = Math.fma(gates[forget + j], before[old + j], gates[gate + j] * gates[candidate + j]);
      }
    } else {
      for (int j = 0; j < units; j++) {
        cells[at + j] = gates[gate + j] * gates[candidate + j];
      }
    }
  }

  /** h = o tanh c. */
  private static void updateOutputs(double[] gates, int gate, double[] tanhOfCells, int tanh, double[] outputs, int at,
      int units) {
    int output = gate + units;
    for (int j = 0; j < units; j++) {
      outputs[at + j] = gates[output + j] * tanhOfCells[tanh + j];
    }
  }

  /** dc = dh o (1 − tanh² c), of this step alone. */
  private static void cellGradients(double[] gates, int gate, double[] tanhOfCells, int tanh, double[] dh, int dhAt,
      double[] dc, int dcAt, int units) {
    int output = gate + units;
    for (int j = 0; j < units; j++) {
      double t = tanhOfCells[tanh + j];
      dc[dcAt + j] = dh[dhAt + j] * gates[output + j] * ((1 - t) * (1 + t));
    }
  }

  /** Adds dc f of the step after. */
  private static void addLater(double[] gates, int laterGate, double[] dc, int later, int dcAt, int units) {
    int forget = laterGate + 2 * units;
    for (int j = 0; j < units; j++) {
      dc[dcAt + j] = Math.fma(dc[later + j], gates[forget + j], dc[dcAt + j]);
    }
  }

  /** da of the input gate dc g i (1 − i), of the output gate dh tanh c o (1 − o), of the candidate dc i (1 − g²). */
  private static void gateGradients(double[] gates, int gate, double[] tanhOfCells, int tanh, double[] dh, int dhAt,
      double[] dc, int dcAt, double[] da, int daAt, int units) {
    int output = units;
    int candidate = 3 * units;
    for (int j = 0; j < units; j++) {
      double i = gates[gate + j];
      double o = gates[gate + output + j];
      double g = gates[gate + candidate + j];
      da[daAt + j] = dc[dcAt + j] * g * (i * (1 - i));
      da[daAt + output + j] = dh[dhAt + j] * tanhOfCells[tanh + j] * (o * (1 - o));
      da[daAt + candidate + j] = dc[dcAt + j] * i * ((1 - g) * (1 + g));
    }
  }

  /** da of the forget gate dc c′ f (1 − f); without a step before, 0. */
  private static void forgetGradients(double[] gates, int gate, boolean goesOn, double[] cells, int before,
      double[] dc, int dcAt, double[] da, int daAt, int units) {
    int forget = 2 * units;
    if (goesOn) {
      for (int j = 0; j < units; j++) {
        double f = gates[gate + forget + j];
        da[daAt + forget + j] = dc[dcAt + j] * cells[before + j] * (f * (1 - f));
      }
    } else {
      for (int j = 0; j < units; j++) {
        da[daAt + forget + j] = 0;
      }
    }
  }
  // endregion

  // region float form: made by .ci/float-forms
  /** As for {@code double}. */
  private static void updateCells(float[] gates, int gate, boolean goesOn, float[] before, int old, float[] cells,
      int at, int units) {
    int forget = gate + 2 * units;
    int candidate = gate + 3 * units;
    if (goesOn) {
      for (int j = 0; j < units; j++) {
        cells[at + j] = Math.fma(gates[forget + j], before[old + j], gates[gate + j] * gates[candidate + j]);
      }
    } else {
      for (int j = 0; j < units; j++) {
        cells[at + j] = gates[gate + j] * gates[candidate + j];
      }
    }
  }

  /** As for {@code double}. */
  private static void updateOutputs(float[] gates, int gate, float[] tanhOfCells, int tanh, float[] outputs, int at,
      int units) {
    int output = gate + units;
    for (int j = 0; j < units; j++) {
      outputs[at + j] = gates[output + j] * tanhOfCells[tanh + j];
    }
  }

  /** As for {@code double}. */
  private static void cellGradients(float[] gates, int gate, float[] tanhOfCells, int tanh, float[] dh, int dhAt,
      float[] dc, int dcAt, int units) {
    int output = gate + units;
    for (int j = 0; j < units; j++) {
      float t = tanhOfCells[tanh + j];
      dc[dcAt + j] = dh[dhAt + j] * gates[output + j] * ((1 - t) * (1 + t));
    }
  }

  /** As for {@code double}. */
  private static void addLater(float[] gates, int laterGate, float[] dc, int later, int dcAt, int units) {
    int forget = laterGate + 2 * units;
    for (int j = 0; j < units; j++) {
      dc[dcAt + j] = Math.fma(dc[later + j], gates[forget + j], dc[dcAt + j]);
    }
  }

  /** As for {@code double}. */
  private static void gateGradients(float[] gates, int gate, float[] tanhOfCells, int tanh, float[] dh, int dhAt,
      float[] dc, int dcAt, float[] da, int daAt, int units) {
    int output = units;
    int candidate = 3 * units;
    for (int j = 0; j < units; j++) {
      float i = gates[gate + j];
      float o = gates[gate + output + j];
      float g = gates[gate + candidate + j];
      da[daAt + j] = dc[dcAt + j] * g * (i * (1 - i));
      da[daAt + output + j] = dh[dhAt + j] * tanhOfCells[tanh + j] * (o * (1 - o));
      da[daAt + candidate + j] = dc[dcAt + j] * i * ((1 - g) * (1 + g));
    }
  }

  /** As for {@code double}. */
  private static void forgetGradients(float[] gates, int gate, boolean goesOn, float[] cells, int before,
      float[] dc, int dcAt, float[] da, int daAt, int units) {
    int forget = 2 * units;
    if (goesOn) {
      for (int j = 0; j < units; j++) {
        float f = gates[gate + forget + j];
        da[daAt + forget + j] = dc[dcAt + j] * cells[before + j] * (f * (1 - f));
      }
    } else {
      for (int j = 0; j < units; j++) {
        da[daAt + forget + j] = 0;
      }
    }
  }
  // endregion
}
