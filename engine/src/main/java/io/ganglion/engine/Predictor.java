package io.ganglion.engine;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.network.Arithmetic;
import io.ganglion.engine.network.ExampleRows;
import io.ganglion.engine.network.NetworkPass;
import io.ganglion.engine.network.Numbers;
import io.ganglion.engine.network.Parameters;
import io.ganglion.engine.network.Rows;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.sum.Leaf;
import java.util.Arrays;
import java.util.List;

/**
 * The outputs of a network with one set of parameters, for whatever is asked, again and again: with all the memory that
 * it needs, so that a row costs no more than its arithmetic. For one thread at a time.
 *
 * <p>In single precision, parameters and inputs are rounded and hidden layers compute in {@code float}, as in a
 * training with that precision; output units compute in double precision.
 */
public final class Predictor {
  private final Network network;
  /** Rows of the network, and numbers, that an example has which is no sequence. */
  private final int rowsEach;
  private final int numbersEach;
  private final boolean isPlain;
  private final Arithmetic arithmetic;
  private final NetworkPass pass;
  private final Parameters parameters;
  private final Rows input;
  /** What inputs are copied to that are few, or in another precision. */
  private final Numbers copied;

  /** Later changes of {@code parameters} don't matter. */
  public Predictor(Network network, double[] parameters, Precision precision) {
    network.graph().requireFitting(parameters);
    network.graph().requireStatistics();
    this.network = network;
    this.rowsEach = network.graph().rowsPerExample();
    this.numbersEach = Math.multiplyExact(rowsEach, network.inputWidth());
    this.isPlain = network.graph().isPlain();
    this.arithmetic = Arithmetic.in(precision, Kernels.best());
    this.pass = new NetworkPass(network.graph(), arithmetic);
    this.parameters = new Parameters(precision);
    this.parameters.show(parameters.clone());
    if (precision == Precision.FLOAT32) {
      this.parameters.round(arithmetic.kernels(), 0, parameters.length);
    }
    this.input = pass.examples();
    this.copied = Numbers.zeros(precision, Math.multiplyExact(Leaf.CHUNK_ROWS, numbersEach));
  }

  /**
   * Overwrites {@code outputs} with those for {@code count} rows of inputs, row after row from index 0 on both sides.
   * Arrays may be longer.
   */
  public void outputs(double[] inputs, int count, double[] outputs) {
    requireRoom(inputs.length, count, outputs);
    expect(count);
    if (arithmetic.precision() == Precision.FLOAT32) {
      for (int from = 0; from < count; from += Leaf.CHUNK_ROWS) {
        int rows = Math.min(Leaf.CHUNK_ROWS, count - from);
        arithmetic.kernels().round(inputs, from * numbersEach, copied.floats(), 0, rows * numbersEach);
        input.show(copied, 0, rows * rowsEach);
        compute(from, outputs);
      }
    } else if (count == 1) {
      System.arraycopy(inputs, 0, copied.doubles(), 0, numbersEach);
      input.show(copied, 0, rowsEach);
      compute(0, outputs);
    } else {
      compute(Numbers.of(inputs), count, outputs);
    }
  }

  /** As for {@code double}; in double precision, the same numbers. */
  public void outputs(float[] inputs, int count, double[] outputs) {
    requireRoom(inputs.length, count, outputs);
    expect(count);
    if (arithmetic.precision() == Precision.FLOAT32) {
      compute(Numbers.of(inputs), count, outputs);
      return;
    }
    for (int from = 0; from < count; from += Leaf.CHUNK_ROWS) {
      int rows = Math.min(Leaf.CHUNK_ROWS, count - from);
      arithmetic.kernels().widen(inputs, from * numbersEach, copied.doubles(), 0, rows * numbersEach);
      input.show(copied, 0, rows * rowsEach);
      compute(from, outputs);
    }
  }

  /**
   * The outputs for every row of targets that {@linkplain Examples#counted counts}, example by example.
   *
   * @throws IllegalArgumentException if a sequence has too few steps for a layer, or too many
   */
  public double[] outputs(Examples examples) {
    double[] outputs = new double[Math.multiplyExact(examples.countedRows(), network.outputWidth())];
    int[] at = new int[1];
    forEach(examples, (targetRow, from, fromAt) -> {
      System.arraycopy(from, fromAt, outputs, at[0], network.outputWidth());
      at[0] += network.outputWidth();
    });
    return outputs;
  }

  /** What is done with the outputs for one row of targets. */
  public interface OutputUser {
    /**
     * Uses them at once.
     *
     * @param targetRow which row of targets they are for
     * @param outputs at index {@code at} and after; not to be changed
     */
    void use(int targetRow, double[] outputs, int at);
  }

  /** Computes what {@link #outputs(Examples)} gives, row by row, and keeps none of it. */
  public void forEach(Examples examples, OutputUser user) {
    network.requireLengths(examples);
    ExampleRows rows = new ExampleRows(examples, arithmetic.precision());
    int width = network.outputWidth();
    parameters.expect(Integer.MAX_VALUE);
    int chunk = network.graph().chunk();
    for (int from = 0; from < examples.count(); from += chunk) {
      int count = Math.min(chunk, examples.count() - from);
      rows.show(pass, null, from, count, false, 0);
      Rows output = pass.forward(parameters);
      int row = 0;
      for (int example = from; example < from + count; example++) {
        for (int r = 0; r < examples.targetRows(example); r++, row++) {
          if (examples.counts(example, r)) {
            user.use(examples.targetStart(example) + r, output.doubles(), output.offset() + row * width);
          }
        }
      }
    }
  }

  /**
   * The outputs for one sequence: a row for each step that comes out, or one.
   *
   * @param inputs its rows, one after another
   */
  public double[] sequence(double[] inputs) {
    int width = network.inputWidth();
    int rows = inputs.length / width;
    if (rows < 1 || rows * width != inputs.length) {
      throw new IllegalArgumentException(inputs.length + " numbers are no rows of " + width);
    }
    network.graph().outputRows(rows);
    pass.batch().begin(false, 0);
    pass.batch().add(0, rows);
    Numbers shown = Numbers.of(inputs);
    if (arithmetic.precision() == Precision.FLOAT32) {
      shown = Numbers.zeros(Precision.FLOAT32, inputs.length);
      Numbers.round(inputs, shown.floats(), 0, inputs.length);
    }
    parameters.expect(Integer.MAX_VALUE);
    input.show(shown, 0, rows);
    Rows output = pass.forward(parameters);
    return Arrays.copyOfRange(output.doubles(), output.offset(), output.offset() + output.size());
  }

  /** Who asks for many rows once will do so again: the parameters stay. */
  private void expect(int count) {
    parameters.expect(count == 1 ? 1 : Integer.MAX_VALUE);
  }

  private void compute(Numbers inputs, int count, double[] outputs) {
    for (int from = 0; from < count; from += Leaf.CHUNK_ROWS) {
      input.show(inputs, from * numbersEach, Math.min(Leaf.CHUNK_ROWS, count - from) * rowsEach);
      compute(from, outputs);
    }
  }

  /** Of the rows that {@link #input} shows, which begin with row {@code from} of all. */
  private void compute(int from, double[] outputs) {
    if (!isPlain) {
      pass.batch().begin(false, 0);
      for (int e = 0; e < input.count() / rowsEach; e++) {
        pass.batch().add(from + e, rowsEach);
      }
    }
    Rows output = pass.forward(parameters);
    System.arraycopy(output.doubles(), output.offset(), outputs, from * network.outputWidth(), output.size());
  }

  private void requireRoom(int inputs, int count, double[] outputs) {
    if (network.inputShape().isSequence()) {
      throw new IllegalStateException("the network takes sequences, not rows");
    }
    if (count < 0 || (long) count * numbersEach > inputs
        || (long) count * network.outputWidth() > outputs.length) {
      throw new IllegalArgumentException(count + " rows of " + numbersEach + " inputs and "
          + network.outputWidth() + " outputs don't fit arrays of " + inputs + " and " + outputs.length + " numbers");
    }
  }
}
