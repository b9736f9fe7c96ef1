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
 * Gated recurrent units in one direction, with the reset gate after the product, as in cuDNN, PyTorch and ONNX
 * ({@code linear_before_reset}). The gates lie as in ONNX: update z, reset r, candidate n. With h′ that of the step
 * before, and the columns of the matrices named by their gates:
 *
 * <pre>
 * z, r = σ(b + x W + h′ U)    p = b″ + h′ Uₙ    n = tanh(b + x W + r p)    h = n + z (h′ − n)
 * </pre>
 */
final class GruCell implements Cell {
  private static final int WEIGHTS = 0;
  private static final int RECURRENT = 1;
  private static final int BIAS = 2;
  private static final int RECURRENT_BIAS = 3;

  private final int units;
  private final Maths maths;
  /** b + x W; in the candidate's columns, later n. */
  private final Values nets;
  /** z, r and p. */
  private final Values gates;
  private final Values outputs;
  /** What a carry says of the step before the first. */
  private final Values outputsBefore;
  private final Values previousOutputs;
  private final Values inputGradient;
  /** dL/d(b + x W). */
  private final Values netGradients;
  /** dL/d(h′ U): that of {@link #nets}, but of p instead of n. */
  private final Values productGradients;
  /** That of p alone. */
  private final Values recurrentBiasGradients;

  GruCell(int inputs, int units, Maths maths) {
    this.units = units;
    this.maths = maths;
    this.nets = maths.values(3 * units);
    this.gates = maths.values(3 * units);
    this.outputs = maths.values(units);
    this.outputsBefore = maths.values(units);
    this.previousOutputs = maths.values(units);
    this.inputGradient = maths.values(inputs);
    this.netGradients = maths.values(3 * units);
    this.productGradients = maths.values(3 * units);
    this.recurrentBiasGradients = maths.values(units);
  }

  @Override
  public Values forward(StepOrder order, Values x, List<Matrix> blocks, Optional<Carry> carry) {
    maths.times(x, blocks.get(WEIGHTS), blocks.get(BIAS), nets);
    outputs.resize(order.rows());
    outputsBefore.resize(1);
    if (carry.isPresent()) {
      Copies.columns(maths, carry.get().ofExample(), 0, 0, outputsBefore, 0, 0, units);
    }
    beginGates(order.rows(), blocks.get(RECURRENT_BIAS).values());
    for (int step = 0; step < order.steps(); step++) {
      int from = order.begin(step);
      int rows = order.count(step);
      if (step > 0) {
        maths.onto(outputs, order.begin(step - 1), blocks.get(RECURRENT), false, gates, from, gates, from, rows);
      } else if (carry.isPresent()) {
        maths.onto(outputsBefore, 0, blocks.get(RECURRENT), false, gates, from, gates, from, rows);
      }
      maths.sigmoid(gates, from, rows, 0, 2 * units, gates);
      resetCandidates(from, rows);
      maths.tanh(nets, from, rows, 2 * units, units, nets);
      updateOutputs(order, step, step > 0 || carry.isPresent());
    }
    if (carry.isPresent()) {
      Copies.columns(maths, outputs, order.rows() - 1, 0, carry.get().ofExample(), 0, 0, units);
    }
    return outputs;
  }

  /** What the chains of h′ U start from: of z and r their net inputs, of p the second bias. */
  private void beginGates(int rows, Values recurrentBias) {
    gates.resize(rows);
    for (int row = 0; row < rows; row++) {
      Copies.columns(maths, nets, row, 0, gates, row, 0, 2 * units);
      Copies.columns(maths, recurrentBias, 0, 0, gates, row, 2 * units, units);
    }
  }

  private void resetCandidates(int from, int rows) {
    for (int row = from; row < from + rows; row++) {
      int gate = gates.at() + row * 3 * units;
      int candidate = nets.at() + row * 3 * units + 2 * units;
      if (maths.isDouble()) {
        resetCandidates(gates.doubles(), gate, nets.doubles(), candidate, units);
      } else {
        resetCandidates(gates.floats(), gate, nets.floats(), candidate, units);
      }
    }
  }

  private void updateOutputs(StepOrder order, int step, boolean goesOn) {
    Values before = step == 0 ? outputsBefore : outputs;
    for (int i = 0; i < order.count(step); i++) {
      int row = order.begin(step) + i;
      int old = before.at() + (step == 0 ? 0 : order.begin(step - 1) + i) * units;
      int gate = gates.at() + row * 3 * units;
      int candidate = nets.at() + row * 3 * units + 2 * units;
      int at = outputs.at() + row * units;
      if (maths.isDouble()) {
        updateOutputs(gates.doubles(), gate, nets.doubles(), candidate, goesOn, before.doubles(), old,
            outputs.doubles(), at, units);
      } else {
        updateOutputs(gates.floats(), gate, nets.floats(), candidate, goesOn, before.floats(), old,
            outputs.floats(), at, units);
      }
    }
  }

  @Override
  public void backward(StepOrder order, Values dh, List<Matrix> blocks) {
    netGradients.resize(order.rows());
    productGradients.resize(order.rows());
    previousOutputs.resize(order.rows());
    Copies.gather(maths, outputs, 0, order.rowBefore(), order.rows(), previousOutputs, 0, units);
    for (int step = order.steps() - 1; step >= 0; step--) {
      int from = order.begin(step);
      int later = order.count(step + 1);
      if (later > 0) {
        addUpdates(order.begin(step + 1), from, later, dh);
        maths.onto(productGradients, order.begin(step + 1), blocks.get(RECURRENT), true, dh, from, dh, from, later);
      }
      differentiate(from, order.count(step), dh);
    }
    recurrentBiasGradients.resize(order.rows());
    for (int row = 0; row < order.rows(); row++) {
      Copies.columns(maths, productGradients, row, 2 * units, recurrentBiasGradients, row, 0, units);
    }
  }

  /** Adds to dh what comes through h = z h′ + … of the step after. */
  private void addUpdates(int later, int from, int rows, Values dh) {
    for (int i = 0; i < rows; i++) {
      int gate = gates.at() + (later + i) * 3 * units;
      int laterAt = dh.at() + (later + i) * units;
      int at = dh.at() + (from + i) * units;
      if (maths.isDouble()) {
        addUpdates(gates.doubles(), gate, dh.doubles(), laterAt, at, units);
      } else {
        addUpdates(gates.floats(), gate, dh.floats(), laterAt, at, units);
      }
    }
  }

  private void differentiate(int from, int rows, Values dh) {
    for (int row = from; row < from + rows; row++) {
      int gate = row * 3 * units;
      int at = row * units;
      if (maths.isDouble()) {
        differentiate(gates.doubles(), gates.at() + gate, nets.doubles(), nets.at() + gate + 2 * units,
            previousOutputs.doubles(), previousOutputs.at() + at, dh.doubles(), dh.at() + at,
            netGradients.doubles(), netGradients.at() + gate,
            productGradients.doubles(), productGradients.at() + gate, units);
      } else {
        differentiate(gates.floats(), gates.at() + gate, nets.floats(), nets.at() + gate + 2 * units,
            previousOutputs.floats(), previousOutputs.at() + at, dh.floats(), dh.at() + at,
            netGradients.floats(), netGradients.at() + gate,
            productGradients.floats(), productGradients.at() + gate, units);
      }
    }
  }

  @Override
  public Values inputGradient(List<Matrix> blocks) {
    maths.timesTransposed(netGradients, blocks.get(WEIGHTS), inputGradient);
    return inputGradient;
  }

  @Override
  public List<List<Sum>> sums(Values x) {
    return List.of(List.of(new Sum.Products(x, netGradients)),
        List.of(new Sum.Products(previousOutputs, productGradients)), List.of(new Sum.Rows(netGradients)),
        List.of(new Sum.Rows(recurrentBiasGradients)));
  }

  @Override
  public List<StepTrace.Gate> gates(StepOrder order) {
    return List.of(
        Copies.gate(maths, "update", true, gates, 0, order, units),
        Copies.gate(maths, "reset", false, gates, units, order, units));
  }

  // region double form, with the documentation of both
  /** What goes into the tanh of n: b + x W + r p, in one rounding of the sum. */
  private static void resetCandidates(double[] gates, int gate, double[] nets, int candidate, int units) {
    int reset = gate + units;
    int product = gate + 2 * units;
    for (int j = 0; j < units; j++) {
      nets[candidate + j] = Math.fma(gates[reset + j], gates[product + j], nets[candidate + j]);
    }
  }

  /** h = n + z (h′ − n), in one rounding of the sum; h′ is 0 without a step before. */
  private static void updateOutputs(double[] gates, int update, double[] nets, int candidate, boolean goesOn,
      double[] before, int old, double[] outputs, int at, int units) {
    if (goesOn) {
      for (int j = 0; j < units; j++) {
        double n = nets[candidate + j];
        outputs[at + j] = Math.fma(gates[update + j], before[old + j] - n, n);
      }
    } else {
      for (int j = 0; j < units; j++) {
        double n = nets[candidate + j];
        outputs[at + j] = Math.fma(gates[update + j], 0 - n, n);
      }
    }
  }

  private static void addUpdates(double[] gates, int laterUpdate, double[] dh, int later, int at, int units) {
    for (int j = 0; j < units; j++) {
      dh[at + j] = Math.fma(gates[laterUpdate + j], dh[later + j], dh[at + j]);
    }
  }

  /**
   * dL/d(net input) of z is dh (h′ − n) z (1 − z), of n dh (1 − z) (1 − n²), of r that of n times p r (1 − r), and of p
   * that of n times r.
   */
  private static void differentiate(double[] gates, int gate, double[] nets, int candidate, double[] before, int old,
      double[] dh, int dhAt, double[] netGradients, int netAt, double[] productGradients, int productAt, int units) {
    for (int j = 0; j < units; j++) {
      double z = gates[gate + j];
      double r = gates[gate + units + j];
      double n = nets[candidate + j];
      double dn = dh[dhAt + j] * (1 - z) * ((1 - n) * (1 + n));
      double dz = dh[dhAt + j] * (before[old + j] - n) * (z * (1 - z));
      double dr = dn * gates[gate + 2 * units + j] * (r * (1 - r));
      netGradients[netAt + j] = dz;
      netGradients[netAt + units + j] = dr;
      netGradients[netAt + 2 * units + j] = dn;
      productGradients[productAt + j] = dz;
      productGradients[productAt + units + j] = dr;
      productGradients[productAt + 2 * units + j] = dn * r;
    }
  }
  // endregion

  // region float form: made by .ci/float-forms
  /** As for {@code double}. */
  private static void resetCandidates(float[] gates, int gate, float[] nets, int candidate, int units) {
    int reset = gate + units;
    int product = gate + 2 * units;
    for (int j = 0; j < units; j++) {
      nets[candidate + j] = Math.fma(gates[reset + j], gates[product + j], nets[candidate + j]);
    }
  }

  /** As for {@code double}. */
  private static void updateOutputs(float[] gates, int update, float[] nets, int candidate, boolean goesOn,
      float[] before, int old, float[] outputs, int at, int units) {
    if (goesOn) {
      for (int j = 0; j < units; j++) {
        float n = nets[candidate + j];
        outputs[at + j] = Math.fma(gates[update + j], before[old + j] - n, n);
      }
    } else {
      for (int j = 0; j < units; j++) {
        float n = nets[candidate + j];
        outputs[at + j] = Math.fma(gates[update + j], 0 - n, n);
      }
    }
  }

  private static void addUpdates(float[] gates, int laterUpdate, float[] dh, int later, int at, int units) {
    for (int j = 0; j < units; j++) {
      dh[at + j] = Math.fma(gates[laterUpdate + j], dh[later + j], dh[at + j]);
    }
  }

  /** As for {@code double}. */
  private static void differentiate(float[] gates, int gate, float[] nets, int candidate, float[] before, int old,
      float[] dh, int dhAt, float[] netGradients, int netAt, float[] productGradients, int productAt, int units) {
    for (int j = 0; j < units; j++) {
      float z = gates[gate + j];
      float r = gates[gate + units + j];
      float n = nets[candidate + j];
      float dn = dh[dhAt + j] * (1 - z) * ((1 - n) * (1 + n));
      float dz = dh[dhAt + j] * (before[old + j] - n) * (z * (1 - z));
      float dr = dn * gates[gate + 2 * units + j] * (r * (1 - r));
      netGradients[netAt + j] = dz;
      netGradients[netAt + units + j] = dr;
      netGradients[netAt + 2 * units + j] = dn;
      productGradients[productAt + j] = dz;
      productGradients[productAt + units + j] = dr;
      productGradients[productAt + 2 * units + j] = dn * r;
    }
  }
  // endregion
}
