package io.ganglion.testkit;

import java.util.function.DoubleUnaryOperator;

/** Compares a layer's gradients with differences of its loss. */
final class LayerSlopes {
  /** Of a larger block, some as many parameters are tried: a host doesn't choose how many units there are (chosen). */
  private static final int MOST = 200;

  private LayerSlopes() {}

  /** Every parameter by itself; of a block of more than {@value #MOST}, some from its beginning to its end. */
  static void checkParameters(LayerSample sample) {
    LayerRun.Result result = LayerRun.of(sample, sample.all(), true);
    Losses losses = new Losses(sample);
    for (int b = 0; b < sample.blocks().size(); b++) {
      double[] parameters = sample.parameters(b);
      int step = 1 + (Math.max(0, parameters.length - 1) / MOST + 1) / 2 * 2; // odd: numbers of columns are often even
      for (int i = 0; i < parameters.length; i += step) {
        int block = b;
        int index = i;
        Slope slope = Slope.of(value -> losses.of(sample.withParameters(block, replaced(parameters, index, value))),
            parameters[i], losses.magnitude());
        double gradient = result.gradients().get(b)[i];
        if (!slope.includes(gradient)) {
          throw Breach.of("the sums of block '" + sample.blocks().get(b).name() + "' give dL/d" + sample.nameOf(b, i)
                  + " = " + gradient + ", but differences of forward say it is between " + slope.low() + " and "
                  + slope.high(),
              "give the two sides of the product, or the rows, that the gradient is the sum of");
        }
      }
    }
  }

  /** Every input by itself. */
  static void checkInputs(LayerSample sample) {
    LayerRun.Result result = LayerRun.of(sample, sample.all(), true);
    Losses losses = new Losses(sample);
    int features = sample.shape().features();
    int at = 0;
    for (int e = 0; e < sample.count(); e++) {
      double[] inputs = sample.inputs(e);
      for (int i = 0; i < inputs.length; i++) {
        int example = e;
        int index = i;
        Slope slope = Slope.of(value -> losses.of(sample.withInputs(example, replaced(inputs, index, value))),
            inputs[i], losses.magnitude());
        double gradient = result.dx()[at + i];
        if (!slope.includes(gradient)) {
          throw Breach.of("backward gives dL/dx = " + gradient + " for example " + e + ", row " + i / features
                  + ", column " + i % features + ", but differences of forward say it is between " + slope.low()
                  + " and " + slope.high(),
              "make dL/dx that of the outputs; at a kink, the slope to either side will do");
        }
      }
      at += inputs.length;
    }
  }

  /** All parameters together, in a direction in which each moves as much. */
  static void checkDirection(LayerSample sample) {
    LayerRun.Result result = LayerRun.of(sample, sample.all(), true);
    double gradient = 0;
    double size = 0;
    for (int b = 0; b < sample.blocks().size(); b++) {
      for (int i = 0; i < sample.parameters(b).length; i++) {
        gradient += sign(b, i) * result.gradients().get(b)[i];
        size += Math.abs(result.gradients().get(b)[i]);
      }
    }
    Losses losses = new Losses(sample);
    DoubleUnaryOperator along = distance -> {
      LayerSample moved = sample;
      for (int b = 0; b < sample.blocks().size(); b++) {
        double[] parameters = sample.parameters(b).clone();
        for (int i = 0; i < parameters.length; i++) {
          parameters[i] += sign(b, i) * distance;
        }
        moved = moved.withParameters(b, parameters);
      }
      return losses.of(moved);
    };
    Slope slope = Slope.of(along, 0, losses.magnitude() + size);
    if (!slope.includes(gradient)) {
      throw Breach.of("all sums together give dL/d(all parameters, by turns up and down) = " + gradient
              + ", but differences of forward say it is between " + slope.low() + " and " + slope.high(),
          "give for every block all that its gradient is the sum of");
    }
  }

  private static int sign(int block, int index) {
    return (block + index) % 3 == 0 ? -1 : 1;
  }

  private static double[] replaced(double[] numbers, int index, double value) {
    double[] changed = numbers.clone();
    changed[index] = value;
    return changed;
  }

  /** Losses of samples that differ in numbers alone, by one pass. */
  private static final class Losses {
    private final LayerRun run;
    private final PlainBatch batch;
    private final double magnitude;

    Losses(LayerSample sample) {
      this.run = new LayerRun(sample, true);
      this.batch = LayerRun.batch(sample, sample.all(), true);
      this.magnitude = of(sample, true);
    }

    /** The size of the terms that a loss is the sum of. */
    double magnitude() {
      return magnitude;
    }

    double of(LayerSample sample) {
      return of(sample, false);
    }

    private double of(LayerSample sample, boolean isMagnitude) {
      double[] y = run.forward(sample, sample.all(), batch);
      double loss = 0;
      int at = 0;
      for (int example = 0; example < sample.count(); example++) {
        for (double weight : sample.weights(example)) {
          loss += isMagnitude ? Math.abs(weight * y[at]) : weight * y[at];
          at++;
        }
      }
      return loss;
    }
  }
}
