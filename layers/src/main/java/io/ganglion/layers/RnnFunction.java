package io.ganglion.layers;

/** What a simple recurrent layer does to its net inputs. */
public enum RnnFunction {
  /** The hyperbolic tangent. */
  TANH,
  /** max(x, 0). */
  RELU
}
