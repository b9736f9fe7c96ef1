package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;
import io.ganglion.api.formula.ActivationFormula;
import io.ganglion.api.formula.GeluFormula;
import io.ganglion.api.formula.KnownActivation;

/**
 * Gaussian error linear unit: x Φ(x), where Φ(x) = ½ (1 + erf(x / √2)) is the standard normal distribution. Exact, not
 * the approximation by tanh. Its derivative is Φ(x) + x φ(x), with the density φ(x) = exp(−x² / 2) / √(2π).
 *
 * <p>Source: Hendrycks and Gimpel, "Gaussian error linear units (GELUs)", arXiv 1606.08415, 2016, section 2.
 */
@Plugin(name = "gelu", summary = "The net input times its normal probability.", api = Api.LEVEL)
public record Gelu() implements Exportable, KnownActivation {
  @Override
  public ActivationFormula formula() {
    return ActivationFormula.GELU;
  }

  @Override
  public double value(double x) {
    return GeluFormula.value(x);
  }

  @Override
  public Expression expression(Expression x) {
    return GeluFormula.value(x);
  }

  @Override
  public double derivative(double x, double y) {
    return GeluFormula.derivative(x);
  }
}
