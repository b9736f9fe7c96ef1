package io.ganglion.losses;

import io.ganglion.api.Activation;
import io.ganglion.api.Api;
import io.ganglion.api.ExactMath;
import io.ganglion.api.Loss;
import io.ganglion.api.Plugin;
import io.ganglion.api.formula.ActivationFormula;
import java.util.Optional;

/**
 * Cross-entropy: −Σ t log y over softmax outputs, −Σ (t log y + (1 − t) log(1 − y)) over sigmoid outputs, computed from
 * the net inputs so that nothing overflows and no logarithm of 0 is taken. Its gradient with respect to the net inputs
 * is y Σt − t and y − t (Bishop, "Pattern Recognition and Machine Learning", 2006, section 4.3).
 */
@Plugin(name = "cross-entropy", summary = "Minus the log-likelihood of classes, behind softmax or sigmoid.",
    api = Api.LEVEL)
public record CrossEntropy() implements Loss {
  @Override
  public Optional<String> needsOfOutput(Activation activation) {
    return ActivationFormula.SOFTMAX.isOf(activation) || ActivationFormula.SIGMOID.isOf(activation)
        ? Optional.empty()
        : Optional.of("probabilities (softmax, or sigmoid)");
  }

  @Override
  public Optional<String> needsOfTarget(double target) {
    return target >= 0 && target <= 1 ? Optional.empty() : Optional.of("targets that are classes or probabilities");
  }

  /**
   * The entropy of the targets, where outputs are targets: 0 for classes, more for probabilities. Behind softmax, whose
   * outputs add up to 1, they are the targets divided by their sum.
   */
  @Override
  public double least(Activation activation, double[] targets, int targetsAt, int width) {
    boolean softmax = ActivationFormula.SOFTMAX.isOf(activation);
    double total = 0;
    double sum = 0;
    for (int i = targetsAt; i < targetsAt + width; i++) {
      total += targets[i];
      sum += softmax ? entropy(targets[i]) : entropy(targets[i]) + entropy(1 - targets[i]);
    }
    return softmax ? sum - entropy(total) : sum;
  }

  /** −t log t. */
  private static double entropy(double target) {
    return target > 0 ? -target * ExactMath.log(target) : 0;
  }

  @Override
  public double value(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, int rows,
      int width) {
    return ActivationFormula.SOFTMAX.isOf(activation)
        ? softmaxValue(x, y, targets, targetsAt, rows, width)
        : sigmoidValue(x, targets, targetsAt, rows * width);
  }

  /**
   * Σ t (log s + (max − x)), where s = Σ exp(x − max) is one divided by the largest output: the largest net input never
   * meets the logarithm, whose digits it would cost.
   */
  private static double softmaxValue(double[] x, double[] y, double[] targets, int targetsAt, int rows, int width) {
    double sum = 0;
    for (int r = 0; r < rows; r++) {
      int from = r * width;
      int largest = from;
      for (int j = 1; j < width; j++) {
        largest = x[from + j] > x[largest] ? from + j : largest;
      }
      double logSum = -ExactMath.log(y[largest]);
      for (int j = 0; j < width; j++) {
        double target = targets[targetsAt + from + j];
        if (target != 0) {
          sum += target * (logSum + (x[largest] - x[from + j]));
        }
      }
    }
    return sum;
  }

  /** max(x, 0) − x t + log(1 + exp(−|x|)). */
  private static double sigmoidValue(double[] x, double[] targets, int targetsAt, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double xi = x[i];
      sum += Math.max(xi, 0) - xi * targets[targetsAt + i] + logOfOnePlus(ExactMath.exp(-Math.abs(xi)));
    }
    return sum;
  }

  /** For e from 0 to 1; what rounding takes off 1 + e is put back by a Newton step. */
  private static double logOfOnePlus(double e) {
    double sum = 1 + e;
    return ExactMath.log(sum) + (e - (sum - 1)) / sum;
  }

  @Override
  public void gradient(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, double[] dx,
      int rows, int width) {
    boolean softmax = ActivationFormula.SOFTMAX.isOf(activation);
    for (int r = 0; r < rows; r++) {
      int from = r * width;
      double total = 1;
      if (softmax) {
        total = 0;
        for (int j = 0; j < width; j++) {
          total += targets[targetsAt + from + j];
        }
      }
      for (int j = 0; j < width; j++) {
        dx[from + j] = y[from + j] * total - targets[targetsAt + from + j];
      }
    }
  }
}
