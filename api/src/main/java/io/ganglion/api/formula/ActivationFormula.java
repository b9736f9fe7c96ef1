package io.ganglion.api.formula;

import io.ganglion.api.Activation;

/**
 * A formula for an activation, to the bit: exp, sigmoid, tanh and log are those of {@link io.ganglion.api.ExactMath}
 * unless it says otherwise. In single precision, sigmoid, tanh and softmax compute in {@code float}, and relu does; the
 * others round.
 */
public enum ActivationFormula {
  /** y = sigmoid x, dx = dy (y (1 − y)). */
  SIGMOID,
  /** y = tanh x, dx = dy ((1 − y) (1 + y)). */
  TANH,
  /** yᵢ = exp(xᵢ − max x) / Σⱼ exp(xⱼ − max x), dxᵢ = yᵢ (dyᵢ − Σⱼ yⱼ dyⱼ), sums in the order of the units. */
  SOFTMAX,
  /** y = max(x, 0), dx = dy where x > 0, else 0. */
  RELU,
  /** y = exp x, dx = dy y. */
  EXPONENTIAL,
  /** y = max(x, 0) + log(1 + exp(−|x|)) by {@link StrictMath}, dx = dy sigmoid x. */
  SOFTPLUS,
  /** y and dx = dy y′ as {@link GeluFormula} computes them. */
  GELU;

  /** Whether it is the formula of an activation's values. */
  public boolean isOf(Activation activation) {
    return activation instanceof KnownActivation known && known.formula() == this;
  }
}
