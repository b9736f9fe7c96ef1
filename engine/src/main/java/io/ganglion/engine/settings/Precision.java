package io.ganglion.engine.settings;

import io.ganglion.engine.network.Parameters;

/**
 * What a network's hidden layers compute in while it is trained. Parameters, outputs, losses and all that a trainer
 * sees are {@code double} either way.
 */
public enum Precision {
  /** {@code double}. */
  FLOAT64,
  /**
   * {@code float}, about twice as fast where layers are large. A gradient has about six right digits then: enough for
   * methods that follow it downhill, while a line search near a minimum may miss the rest.
   */
  FLOAT32
}
