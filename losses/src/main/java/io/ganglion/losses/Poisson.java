package io.ganglion.losses;

import io.ganglion.api.Activation;
import io.ganglion.api.Api;
import io.ganglion.api.ExactMath;
import io.ganglion.api.Loss;
import io.ganglion.api.Plugin;
import io.ganglion.api.formula.ActivationFormula;
import java.util.Optional;

/**
 * Minus the log-likelihood of counts t under a Poisson distribution whose rate is the output, without the part that no
 * weight changes (log t!): Σ (y − t log y). Outputs are rates, so predictions and metrics are in the unit of the
 * counts.
 *
 * <p>Behind {@code exponential} the net input is the logarithm of the rate, the canonical link of McCullagh and Nelder,
 * "Generalized Linear Models", 1989, section 6.2: the gradient is y − t, as large as the rate. Behind {@code softplus}
 * a rate grows no faster than its net input, which is gentler far from the start. Both are computed from the net
 * inputs: no logarithm of 0 is taken where the rate is too small for a {@code double}.
 */
@Plugin(name = "poisson", summary = "Minus the log-likelihood of counts, behind exponential or softplus.",
    api = Api.LEVEL)
public record Poisson() implements Loss {
  /** Below it, softplus is exp x to the last bit but one: their quotient is 1 + exp(x) / 2. */
  private static final double LIKE_EXPONENTIAL = -36;

  @Override
  public Optional<String> needsOfOutput(Activation activation) {
    return ActivationFormula.EXPONENTIAL.isOf(activation) || ActivationFormula.SOFTPLUS.isOf(activation)
        ? Optional.empty()
        : Optional.of("rates (exponential, or softplus)");
  }

  @Override
  public Optional<String> needsOfTarget(double target) {
    return target >= 0 ? Optional.empty() : Optional.of("counts or rates of 0 or more");
  }

  /** Σ (t − t log t), where every rate is its count. */
  @Override
  public double least(Activation activation, double[] targets, int targetsAt, int width) {
    double sum = 0;
    for (int i = targetsAt; i < targetsAt + width; i++) {
      double target = targets[i];
      sum += target == 0 ? 0 : target - target * ExactMath.log(target);
    }
    return sum;
  }

  @Override
  public double value(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, int rows,
      int width) {
    boolean exponential = ActivationFormula.EXPONENTIAL.isOf(activation);
    double sum = 0;
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      double target = targets[targetsAt + i];
      sum += y[i];
      if (target != 0) {
        sum -= target * (exponential || x[i] < LIKE_EXPONENTIAL ? x[i] : ExactMath.log(y[i]));
      }
    }
    return sum;
  }

  /** exp x − t; σ(x) (1 − t / y). */
  @Override
  public void gradient(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, double[] dx,
      int rows, int width) {
    boolean exponential = ActivationFormula.EXPONENTIAL.isOf(activation);
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      double target = targets[targetsAt + i];
      if (exponential || x[i] < LIKE_EXPONENTIAL) {
        dx[i] = y[i] - target;
      } else {
        dx[i] = ExactMath.sigmoid(x[i]) * (1 - target / y[i]);
      }
    }
  }
}
