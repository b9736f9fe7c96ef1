package io.ganglion.engine;

import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.network.Arithmetic;
import io.ganglion.engine.network.NetworkPass;
import io.ganglion.engine.network.Numbers;
import io.ganglion.engine.network.Parameters;
import io.ganglion.engine.network.Rows;
import io.ganglion.engine.settings.Precision;
import java.util.Arrays;

/**
 * The outputs of a network for a sequence that comes step by step. Each step is computed once: layers keep what they
 * need of those before. In parts of any size, a sequence has the outputs that {@link Predictor#sequence} gives for the
 * whole, to the bit. For one thread at a time.
 *
 * <p>In single precision, parameters and inputs are rounded and hidden layers compute in {@code float}.
 */
public final class SequencePredictor {
  private final Network network;
  private final Arithmetic arithmetic;
  private final NetworkPass pass;
  private final Parameters parameters;
  private Numbers inputs;
  private int seen;
  private int rows;

  /**
   * Before the first step of a sequence. Later changes of {@code parameters} don't matter.
   *
   * @throws IllegalArgumentException if the network takes no sequences, or a layer needs later steps; says which
   */
  public SequencePredictor(Network network, double[] parameters, Precision precision) {
    network.graph().requireFitting(parameters);
    network.graph().requireStatistics();
    network.graph().requireCausal();
    this.network = network;
    this.arithmetic = Arithmetic.in(precision, Kernels.best());
    this.pass = new NetworkPass(network.graph(), arithmetic);
    this.parameters = new Parameters(precision);
    this.parameters.show(parameters.clone());
    if (precision == Precision.FLOAT32) {
      this.parameters.round(arithmetic.kernels(), 0, parameters.length);
    }
    this.parameters.expect(Integer.MAX_VALUE);
    this.inputs = Numbers.zeros(precision, network.inputWidth());
  }

  /** Begins another sequence. */
  public void begin() {
    seen = 0;
    rows = 0;
  }

  /** How many steps of the sequence came so far. */
  public int seen() {
    return seen;
  }

  /** How many more may come, as layers with positions say. */
  public int room() {
    return network.mostSteps() - seen;
  }

  /**
   * Goes on with the next steps, at least one.
   *
   * @param steps their rows, one after another; for tokens, whole numbers
   * @return a row of outputs for each of these steps, or one for all steps so far
   * @throws IllegalArgumentException if there is no {@link #room}
   */
  public double[] next(double... steps) {
    int width = network.inputWidth();
    rows = steps.length / width;
    if (rows < 1 || rows * width != steps.length) {
      throw new IllegalArgumentException(steps.length + " numbers are no rows of " + width);
    }
    network.graph().outputRows(Math.addExact(seen, rows));
    pass.batch().beginPart(seen);
    pass.batch().add(0, rows);
    Rows output = pass.forward(parameters, shown(steps));
    seen += rows;
    return Arrays.copyOfRange(output.doubles(), output.offset(), output.offset() + output.size());
  }

  private Rows shown(double[] steps) {
    if (inputs.size() < steps.length) {
      inputs = Numbers.zeros(arithmetic.precision(), steps.length);
    }
    if (arithmetic.precision() == Precision.FLOAT32) {
      Numbers.round(steps, inputs.floats(), 0, steps.length);
    } else {
      System.arraycopy(steps, 0, inputs.doubles(), 0, steps.length);
    }
    pass.examples().show(inputs, 0, rows);
    return pass.examples();
  }

  /** Overwrites {@code netInputs} with those of the output units at the last step. */
  public void netInputs(double[] netInputs) {
    Rows last = pass.netInputs();
    System.arraycopy(last.doubles(), last.offset() + (last.count() - 1) * last.width(), netInputs, 0, last.width());
  }
}
