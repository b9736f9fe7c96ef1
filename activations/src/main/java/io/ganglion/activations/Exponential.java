package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.ExactMath;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;
import io.ganglion.api.formula.ActivationFormula;
import io.ganglion.api.formula.KnownActivation;

/**
 * eˣ, for outputs that are rates: the net input is the logarithm of the output, as the canonical link of a Poisson
 * regression has it (McCullagh and Nelder, "Generalized Linear Models", 1989, section 6.2). Infinite beyond 709.
 */
@Plugin(name = "exponential", summary = "exp x, for rates.", api = Api.LEVEL)
public record Exponential() implements Exportable, KnownActivation {
  @Override
  public ActivationFormula formula() {
    return ActivationFormula.EXPONENTIAL;
  }

  @Override
  public double value(double x) {
    return ExactMath.exp(x);
  }

  @Override
  public Expression expression(Expression x) {
    return x.exp();
  }

  @Override
  public double derivative(double x, double y) {
    return y;
  }
}
