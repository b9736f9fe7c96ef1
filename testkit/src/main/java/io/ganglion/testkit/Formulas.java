package io.ganglion.testkit;

import io.ganglion.api.Activation;
import io.ganglion.api.ExactMath;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.formula.ActivationFormula;
import io.ganglion.api.formula.GeluFormula;
import io.ganglion.api.formula.KnownActivation;
import io.ganglion.api.formula.KnownLoss;
import io.ganglion.api.formula.LossFormula;
import java.util.stream.DoubleStream;

/** The formulas of {@code io.ganglion.api.formula}, written out once more, and what names one compared with it. */
final class Formulas {
  private static final int WIDTH = 4;
  private static final int MANY = 2048;
  private static final String CURE = "leave io.ganglion.api.formula to Ganglion's own plug-ins: the host would compute"
      + " the formula in place of yours";

  private Formulas() {}

  static void require(KnownActivation activation) {
    ActivationFormula formula = activation.formula();
    double[] x = DoubleStream.concat(DoubleStream.of(0, -0.0, 1e-300, -40, 40, 700, -700, 0x1p-30),
        DoubleStream.of(NetInputs.some(32))).toArray();
    double[] dy = NetInputs.others(x.length);
    int rows = x.length / WIDTH;
    Pass pass = Pass.of(activation, x, dy, rows, WIDTH);
    double[] y = values(formula, x);
    requireSame(formula, "forward", x, pass.y(), y);
    float[] floatX = Batches.rounded(x);
    float[] floatY = new float[x.length];
    activation.forward(floatX, floatY, rows, WIDTH);
    float[] expected = values(formula, floatX);
    requireSame(formula, "forward in single precision", x, widened(floatY), widened(expected));
    if (activation.hasDerivativeOfFormula()) {
      requireSame(formula, "backward", x, pass.dx(), gradients(formula, x, y, dy));
      float[] floatDy = Batches.rounded(dy);
      float[] floatDx = new float[x.length];
      activation.backward(floatX, floatY, floatDy, floatDx, rows, WIDTH);
      requireSame(formula, "backward in single precision", x, widened(floatDx),
          widened(gradients(formula, floatX, expected, floatDy)));
    }
  }

  static void require(Exportable activation) {
    Expression expression = activation.expression(new Expression.NetInput());
    double[] ends = {0, -0.0, Double.MIN_VALUE, 1e-300, 0x1p-30, 5, 38, 39, 40, 700, 710, 746, 1e6, 1e300,
        Double.POSITIVE_INFINITY, Double.NaN};
    DoubleStream.concat(DoubleStream.of(ends).flatMap(x -> DoubleStream.of(x, -x)),
        DoubleStream.of(NetInputs.some(MANY))).forEach(x -> {
          double value = activation.value(x);
          if (Double.compare(expression.at(x), value) != 0) {
            throw Breach.of("at x = " + x + ", value gives " + value + ", and its expression " + expression.at(x),
                "write the expression operation by operation as value computes");
          }
        });
  }

  private static void requireSame(Enum<?> formula, String what, double[] x, double[] actual, double[] expected) {
    int i = Bits.firstDifference(actual, expected);
    if (i >= 0) {
      throw Breach.of("it says that it is the formula " + formula + ", which gives " + expected[i] + " at x = " + x[i]
          + ", and its " + what + " gives " + actual[i], CURE);
    }
  }

  private static double[] values(ActivationFormula formula, double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = switch (formula) {
        case SIGMOID -> ExactMath.sigmoid(x[i]);
        case TANH -> ExactMath.tanh(x[i]);
        case RELU -> Math.max(x[i], 0);
        case EXPONENTIAL -> ExactMath.exp(x[i]);
        case SOFTPLUS -> Math.max(x[i], 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x[i])));
        case GELU -> GeluFormula.value(x[i]);
        case SOFTMAX -> ExactMath.exp(x[i] - greatest(x, i));
      };
    }
    for (int from = 0; formula == ActivationFormula.SOFTMAX && from < x.length; from += WIDTH) {
      double sum = 0;
      for (int i = from; i < from + WIDTH; i++) {
        sum += y[i];
      }
      for (int i = from; i < from + WIDTH; i++) {
        y[i] /= sum;
      }
    }
    return y;
  }

  /** The greatest number of the row that holds element {@code i}. */
  private static double greatest(double[] x, int i) {
    int from = i - i % WIDTH;
    return DoubleStream.of(x).skip(from).limit(WIDTH).max().orElseThrow();
  }

  private static float[] values(ActivationFormula formula, float[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = switch (formula) {
        case SIGMOID -> ExactMath.sigmoid(x[i]);
        case TANH -> ExactMath.tanh(x[i]);
        case RELU -> Math.max(x[i], 0);
        case EXPONENTIAL, SOFTPLUS, GELU -> (float) values(formula, new double[] {x[i]})[0];
        case SOFTMAX -> ExactMath.exp(x[i] - (float) greatest(widened(x), i));
      };
    }
    for (int from = 0; formula == ActivationFormula.SOFTMAX && from < x.length; from += WIDTH) {
      float sum = 0;
      for (int i = from; i < from + WIDTH; i++) {
        sum += y[i];
      }
      for (int i = from; i < from + WIDTH; i++) {
        y[i] /= sum;
      }
    }
    return y;
  }

  private static double[] gradients(ActivationFormula formula, double[] x, double[] y, double[] dy) {
    double[] dx = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      dx[i] = formula == ActivationFormula.SOFTMAX ? y[i] * (dy[i] - mean(y, dy, i))
          : dy[i] * derivative(formula, x[i], y[i]);
    }
    return dx;
  }

  private static double derivative(ActivationFormula formula, double x, double y) {
    return switch (formula) {
      case SIGMOID -> y * (1 - y);
      case TANH -> (1 - y) * (1 + y);
      case RELU -> x > 0 ? 1 : 0;
      case EXPONENTIAL -> y;
      case SOFTPLUS -> ExactMath.sigmoid(x);
      case GELU -> GeluFormula.derivative(x);
      case SOFTMAX -> throw new IllegalArgumentException("its units depend on one another");
    };
  }

  private static double mean(double[] y, double[] dy, int i) {
    double mean = 0;
    int from = i - i % WIDTH;
    for (int j = from; j < from + WIDTH; j++) {
      mean = Math.fma(y[j], dy[j], mean);
    }
    return mean;
  }

  private static float[] gradients(ActivationFormula formula, float[] x, float[] y, float[] dy) {
    float[] dx = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      dx[i] = switch (formula) {
        case SOFTMAX -> y[i] * (dy[i] - mean(y, dy, i));
        case RELU -> x[i] > 0 ? dy[i] : 0;
        default -> (float) (dy[i] * derivative(formula, x[i], y[i]));
      };
    }
    return dx;
  }

  private static float mean(float[] y, float[] dy, int i) {
    float mean = 0;
    int from = i - i % WIDTH;
    for (int j = from; j < from + WIDTH; j++) {
      mean = Math.fma(y[j], dy[j], mean);
    }
    return mean;
  }

  private static double[] widened(float[] floats) {
    double[] doubles = new double[floats.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }

  static void require(KnownLoss loss, Activation output, double[] targets) {
    LossFormula formula = loss.formula();
    int rows = targets.length / WIDTH;
    double[] x = NetInputs.some(targets.length);
    double[] y = Pass.forward(output, x, rows, WIDTH);
    LossPass pass = LossPass.of(loss, output, x, targets, rows, WIDTH);
    double sum = 0;
    double[] dx = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      switch (formula) {
        case SQUARED_ERROR -> {
          dx[i] = y[i] - targets[i];
          sum = Math.fma(dx[i], dx[i], sum);
        }
      }
    }
    double value = 0.5 * sum;
    if (!Bits.same(value, pass.value())) {
      throw Breach.of("it says that it is the formula " + formula + ", which gives " + value + ", and its value is "
          + pass.value(), CURE);
    }
    output.backward(x, y, dx, dx, rows, WIDTH);
    requireSame(formula, "gradient", x, pass.dx(), dx);
  }
}
