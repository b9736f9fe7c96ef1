package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.ExactMath;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;
import io.ganglion.api.Setting;
import io.ganglion.api.formula.ActivationFormula;
import io.ganglion.api.formula.KnownActivation;
import java.util.Objects;

/** The hyperbolic tangent y = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ); its derivative is 1 − y². */
@Plugin(name = "tanh", summary = "The hyperbolic tangent, from -1 to 1.", api = Api.LEVEL)
public record Tanh(@Setting("what the derivative becomes near -1 and 1") FlatSpot flatSpot)
    implements Exportable, KnownActivation {

  private static final double LEAST = 0.0396; // where y is -0.98 or 0.98

  public Tanh() {
    this(FlatSpot.NONE);
  }

  public Tanh {
    Objects.requireNonNull(flatSpot, "flatSpot");
  }

  @Override
  public ActivationFormula formula() {
    return ActivationFormula.TANH;
  }

  @Override
  public boolean hasDerivativeOfFormula() {
    return flatSpot == FlatSpot.NONE;
  }

  @Override
  public double value(double x) {
    return ExactMath.tanh(x);
  }

  @Override
  public Expression expression(Expression x) {
    return x.tanh();
  }

  @Override
  public double derivative(double x, double y) {
    return flatSpot.apply((1 - y) * (1 + y), LEAST); // better than 1 - y * y, which cancels near the bounds
  }

  @Override
  public void forward(float[] x, float[] y, int rows, int width) {
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      y[i] = ExactMath.tanh(x[i]);
    }
  }
}
