package io.ganglion.api.formula;

import io.ganglion.api.Loss;

/** A formula for a loss that the host relies on. */
public enum LossFormula {
  /** ½ Σ (y − t)²: the one loss whose normal equations the host computes. */
  SQUARED_ERROR;

  /** Whether it is the formula of a loss. */
  public boolean isOf(Loss loss) {
    return loss instanceof KnownLoss known && known.formula() == this;
  }
}
