package io.ganglion.layers;

import io.ganglion.api.Carry;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import java.util.List;
import java.util.Optional;

/** Elman's recurrent units in one direction: h = f(b + x W + h′ U), where h′ is that of the step before. */
final class RnnCell implements Cell {
  private static final int WEIGHTS = 0;
  private static final int RECURRENT = 1;
  private static final int BIAS = 2;

  private final int units;
  private final RnnFunction function;
  private final Maths maths;
  /** First what goes into the function. */
  private final Values outputs;
  /** What a carry says of the step before the first. */
  private final Values outputsBefore;
  private final Values previousOutputs;
  private final Values inputGradient;
  /** dL/d(what goes into the function). */
  private final Values netGradients;

  RnnCell(int inputs, int units, RnnFunction function, Maths maths) {
    this.units = units;
    this.function = function;
    this.maths = maths;
    this.outputs = maths.values(units);
    this.outputsBefore = maths.values(units);
    this.previousOutputs = maths.values(units);
    this.inputGradient = maths.values(inputs);
    this.netGradients = maths.values(units);
  }

  @Override
  public Values forward(StepOrder order, Values x, List<Matrix> blocks, Optional<Carry> carry) {
    maths.times(x, blocks.get(WEIGHTS), blocks.get(BIAS), outputs);
    if (carry.isPresent()) {
      outputsBefore.resize(1);
      Copies.columns(maths, carry.get().ofExample(), 0, 0, outputsBefore, 0, 0, units);
    }
    for (int step = 0; step < order.steps(); step++) {
      int from = order.begin(step);
      int rows = order.count(step);
      if (step > 0) {
        maths.onto(outputs, order.begin(step - 1), blocks.get(RECURRENT), false, outputs, from, outputs, from, rows);
      } else if (carry.isPresent()) {
        maths.onto(outputsBefore, 0, blocks.get(RECURRENT), false, outputs, from, outputs, from, rows);
      }
      apply(from, rows);
    }
    if (carry.isPresent()) {
      Copies.columns(maths, outputs, order.rows() - 1, 0, carry.get().ofExample(), 0, 0, units);
    }
    return outputs;
  }

  private void apply(int from, int rows) {
    if (function == RnnFunction.TANH) {
      maths.tanh(outputs, from, rows, 0, units, outputs);
    } else if (maths.isDouble()) {
      rectify(outputs.doubles(), outputs.at() + from * units, rows * units);
    } else {
      rectify(outputs.floats(), outputs.at() + from * units, rows * units);
    }
  }

  @Override
  public void backward(StepOrder order, Values dh, List<Matrix> blocks) {
    netGradients.resize(order.rows());
    for (int step = order.steps() - 1; step >= 0; step--) {
      int from = order.begin(step);
      int later = order.count(step + 1);
      if (later > 0) {
        maths.onto(netGradients, order.begin(step + 1), blocks.get(RECURRENT), true, dh, from, dh, from, later);
      }
      differentiate(from * units, order.count(step) * units, dh);
    }
    previousOutputs.resize(order.rows());
    Copies.gather(maths, outputs, 0, order.rowBefore(), order.rows(), previousOutputs, 0, units);
  }

  private void differentiate(int at, int size, Values dh) {
    boolean isTanh = function == RnnFunction.TANH;
    if (maths.isDouble()) {
      differentiate(isTanh, outputs.doubles(), outputs.at() + at, dh.doubles(), dh.at() + at,
          netGradients.doubles(), netGradients.at() + at, size);
    } else {
      differentiate(isTanh, outputs.floats(), outputs.at() + at, dh.floats(), dh.at() + at,
          netGradients.floats(), netGradients.at() + at, size);
    }
  }

  @Override
  public Values inputGradient(List<Matrix> blocks) {
    maths.timesTransposed(netGradients, blocks.get(WEIGHTS), inputGradient);
    return inputGradient;
  }

  @Override
  public List<List<Sum>> sums(Values x) {
    return List.of(List.of(new Sum.Products(x, netGradients)), List.of(new Sum.Products(previousOutputs, netGradients)),
        List.of(new Sum.Rows(netGradients)));
  }

  // region double form
  /** NaN stays NaN. */
  private static void rectify(double[] y, int at, int size) {
    for (int i = at; i < at + size; i++) {
      y[i] = Math.max(y[i], 0);
    }
  }

  /** dL/dx = dL/dh (1 − h²) of tanh; of the rectifier dL/dh where h is positive, else 0. */
  private static void differentiate(boolean isTanh, double[] h, int at, double[] dh, int dhAt, double[] dx, int dxAt,
      int size) {
    if (isTanh) {
      for (int i = 0; i < size; i++) {
        dx[dxAt + i] = dh[dhAt + i] * ((1 - h[at + i]) * (1 + h[at + i]));
      }
    } else {
      for (int i = 0; i < size; i++) {
        dx[dxAt + i] = h[at + i] > 0 ? dh[dhAt + i] : 0;
      }
    }
  }
  // endregion

  // region float form: made by .ci/float-forms
  /** NaN stays NaN. */
  private static void rectify(float[] y, int at, int size) {
    for (int i = at; i < at + size; i++) {
      y[i] = Math.max(y[i], 0);
    }
  }

  /** dL/dx = dL/dh (1 − h²) of tanh; of the rectifier dL/dh where h is positive, else 0. */
  private static void differentiate(boolean isTanh, float[] h, int at, float[] dh, int dhAt, float[] dx, int dxAt,
      int size) {
    if (isTanh) {
      for (int i = 0; i < size; i++) {
        dx[dxAt + i] = dh[dhAt + i] * ((1 - h[at + i]) * (1 + h[at + i]));
      }
    } else {
      for (int i = 0; i < size; i++) {
        dx[dxAt + i] = h[at + i] > 0 ? dh[dhAt + i] : 0;
      }
    }
  }
  // endregion
}
