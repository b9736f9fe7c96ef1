package io.ganglion.api.formula;

import io.ganglion.api.Activation;

/** An activation whose values are one of the formulas. Its class says so, never its name, which anyone may choose. */
public interface KnownActivation extends Activation {
  /** The formula of its values, whatever its settings. */
  ActivationFormula formula();

  /** Whether its derivative is the formula's, too, and not changed by a setting. */
  default boolean hasDerivativeOfFormula() {
    return true;
  }
}
