package io.ganglion.testkit;

import io.ganglion.api.LeastSquaresObjective;
import java.util.Arrays;

/**
 * A network that learns the exclusive or, written out by hand: two inputs, three hyperbolic tangents, one linear
 * output, and half the squared difference to the target, as a mean over the four examples.
 *
 * <p>Its thirteen parameters are, for each hidden unit, the weights of the two inputs and the bias, and then the
 * output's three weights and bias.
 */
public final class SmallNet implements LeastSquaresObjective {
  private static final double[][] INPUTS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  private static final double[] TARGETS = {0, 1, 1, 0};
  private static final int HIDDEN = 3;
  private static final int OUTPUT = 3 * HIDDEN;
  private static final int BIAS = OUTPUT + HIDDEN;
  private static final int DIMENSION = BIAS + 1;

  /** Where nothing is symmetric: no two parameters are the same. */
  public static double[] start() {
    return new double[] {0.5, -0.4, 0.1, 0.3, 0.6, -0.2, -0.7, 0.2, 0.4, 0.8, -0.5, 0.45, -0.1};
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public double value(double[] parameters) {
    return gradient(parameters, new double[DIMENSION]);
  }

  @Override
  public double gradient(double[] parameters, double[] gradient) {
    double[] slopes = new double[DIMENSION];
    Arrays.fill(gradient, 0, DIMENSION, 0);
    double value = 0;
    for (int e = 0; e < TARGETS.length; e++) {
      double residual = residual(parameters, e, slopes);
      value += residual * residual / 2;
      for (int i = 0; i < DIMENSION; i++) {
        gradient[i] += residual * slopes[i] / TARGETS.length;
      }
    }
    return value / TARGETS.length;
  }

  /** The residuals are the differences over the root of the number of examples. */
  @Override
  public double normalEquations(double[] parameters, double[] gradient, double[] gaussNewton) {
    double[] slopes = new double[DIMENSION];
    Arrays.fill(gaussNewton, 0, DIMENSION * DIMENSION, 0);
    for (int e = 0; e < TARGETS.length; e++) {
      residual(parameters, e, slopes);
      for (int i = 0; i < DIMENSION; i++) {
        for (int j = 0; j < DIMENSION; j++) {
          gaussNewton[i * DIMENSION + j] += slopes[i] * slopes[j] / TARGETS.length;
        }
      }
    }
    return gradient(parameters, gradient);
  }

  /** Overwrites slopes with the derivatives of the output, and returns its difference to the target. */
  private static double residual(double[] w, int example, double[] slopes) {
    double[] in = INPUTS[example];
    double out = w[BIAS];
    for (int h = 0; h < HIDDEN; h++) {
      double y = StrictMath.tanh(w[3 * h] * in[0] + w[3 * h + 1] * in[1] + w[3 * h + 2]);
      double back = w[OUTPUT + h] * (1 - y * y);
      slopes[3 * h] = back * in[0];
      slopes[3 * h + 1] = back * in[1];
      slopes[3 * h + 2] = back;
      slopes[OUTPUT + h] = y;
      out += w[OUTPUT + h] * y;
    }
    slopes[BIAS] = 1;
    return out - TARGETS[example];
  }
}
