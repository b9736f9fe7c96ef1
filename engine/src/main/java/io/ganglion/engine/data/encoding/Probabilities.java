package io.ganglion.engine.data.encoding;

import io.ganglion.api.Activation;
import io.ganglion.api.formula.ActivationFormula;

/** Which outputs for labels are probabilities: each between 0 and 1, and adding up to 1. */
public final class Probabilities {
  private Probabilities() {}

  /** Whether the last layer's activation gives them for a target. */
  public static boolean areGivenBy(Activation output, CategoryEncoding target) {
    return switch (target.form()) {
      case ONE_HOT -> ActivationFormula.SOFTMAX.isOf(output);
      case BINARY -> ActivationFormula.SIGMOID.isOf(output);
      case BINARY_PLUS_MINUS -> ActivationFormula.TANH.isOf(output);
      case PLUS_MINUS, ORDINAL -> false;
    };
  }
}
