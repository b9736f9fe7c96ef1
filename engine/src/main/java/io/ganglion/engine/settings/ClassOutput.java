package io.ganglion.engine.settings;

import io.ganglion.api.Activation;
import io.ganglion.api.formula.ActivationFormula;

/** The output activations whose outputs are probabilities of classes, and which cross-entropy is fused with. */
public enum ClassOutput {
  /** Softmax: one class of several. */
  SOFTMAX,
  /** Sigmoid: each output is the probability of a class of its own, independent of the others. */
  SIGMOID,
  /** Anything else. */
  NONE;

  /**
   * Goes by the formula that the activation's class declares, never by the name of a plug-in.
   * {@code docs/decisions/2026-11-30-built-ins-by-formula.md} says why.
   */
  public static ClassOutput of(Activation activation) {
    return ActivationFormula.SOFTMAX.isOf(activation) ? SOFTMAX
        : ActivationFormula.SIGMOID.isOf(activation) ? SIGMOID : NONE;
  }
}
