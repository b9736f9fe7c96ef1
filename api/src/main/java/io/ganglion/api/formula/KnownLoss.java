package io.ganglion.api.formula;

import io.ganglion.api.Loss;

/** A loss that is one of the formulas. Its class says so, never its name, which anyone may choose. */
public interface KnownLoss extends Loss {
  /** The formula of its values and derivatives. */
  LossFormula formula();
}
