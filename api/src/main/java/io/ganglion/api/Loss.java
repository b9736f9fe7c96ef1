package io.ganglion.api;

import java.util.Optional;

/**
 * How far outputs are from targets. An implementation is a plug-in record, immutable and safe for concurrent use.
 *
 * <p>Arrays hold {@code rows} examples of {@code width} outputs each, row after row from index 0, but for the targets,
 * which begin at {@code targetsAt}. They may be longer, and what lies beyond is neither read nor written. An example's
 * loss depends on its own row alone: the host weighs examples one by one. Neither method allocates.
 *
 * <p>A loss that is a sum over the outputs of one function of output and target implements {@link ElementwiseLoss}.
 * This interface is for those which have to see a whole example, or which are computed together with the activation of
 * the last layer, from its net inputs, so that nothing overflows: cross-entropy is y − t behind softmax.
 */
public interface Loss {
  /**
   * What this loss needs of the last layer's activation that this one doesn't have, such as {@code probabilities
   * (softmax, or sigmoid)}; empty if it can judge its outputs.
   */
  default Optional<String> needsOfOutput(Activation activation) {
    return Optional.empty();
  }

  /**
   * What this loss needs of targets that this one, a finite number, isn't, such as {@code counts of 0 or more}; empty
   * if it will do.
   */
  default Optional<String> needsOfTarget(double target) {
    return Optional.empty();
  }

  /**
   * The least value that the loss of one example can have or come close to, whatever the outputs; 0 unless overridden.
   * A loss that falls below 0, as a negative log-likelihood may, overrides it: shares of a loss, such as the percents
   * of a stop rule, are shares of what lies above this.
   *
   * @param activation of the last layer, one that {@link #needsOfOutput} has no objection to
   * @param targetsAt where the example's {@code width} targets begin
   */
  default double least(Activation activation, double[] targets, int targetsAt, int width) {
    return 0;
  }

  /**
   * The sum over the rows, in order, of the loss of each.
   *
   * @param activation of the last layer, one that {@link #needsOfOutput} has no objection to
   * @param x net inputs of the last layer
   * @param y its outputs
   */
  double value(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, int rows, int width);

  /**
   * Overwrites {@code dx} with dL/dx where L is {@link #value}, without returning it. {@code dx} is none of the other
   * arrays.
   */
  void gradient(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, double[] dx, int rows,
      int width);
}
