package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.ExactMath;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;
import io.ganglion.api.formula.ActivationFormula;
import io.ganglion.api.formula.KnownActivation;

/**
 * ln(1 + eˣ), a relu without the kink. Its derivative is the logistic function of x.
 *
 * <p>Source: Dugas, Bengio, Bélisle, Nadeau, Garcia, "Incorporating second-order functional knowledge for better option
 * pricing", NIPS 2000; as an activation, Glorot, Bordes, Bengio, "Deep sparse rectifier neural networks",
 * AISTATS 2011.
 */
@Plugin(name = "softplus", summary = "ln(1 + exp x), a relu without the kink.", api = Api.LEVEL)
public record Softplus() implements Exportable, KnownActivation {
  @Override
  public ActivationFormula formula() {
    return ActivationFormula.SOFTPLUS;
  }

  @Override
  public double value(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))); // the same, and no part of it overflows
  }

  @Override
  public Expression expression(Expression x) {
    return x.max(0).plus(x.abs().negated().strictExp().strictLog1p());
  }

  @Override
  public double derivative(double x, double y) {
    return ExactMath.sigmoid(x);
  }
}
