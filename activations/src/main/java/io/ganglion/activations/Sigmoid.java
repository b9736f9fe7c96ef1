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

/** The logistic function y = 1 / (1 + e⁻ˣ); its derivative is y (1 − y). */
@Plugin(name = "sigmoid", summary = "The logistic function, from 0 to 1.", api = Api.LEVEL)
public record Sigmoid(@Setting("what the derivative becomes near 0 and 1") FlatSpot flatSpot)
    implements Exportable, KnownActivation {

  private static final double LEAST = 0.0099; // where y is 0.01 or 0.99

  public Sigmoid() {
    this(FlatSpot.NONE);
  }

  public Sigmoid {
    Objects.requireNonNull(flatSpot, "flatSpot");
  }

  @Override
  public ActivationFormula formula() {
    return ActivationFormula.SIGMOID;
  }

  @Override
  public boolean hasDerivativeOfFormula() {
    return flatSpot == FlatSpot.NONE;
  }

  @Override
  public double value(double x) {
    return ExactMath.sigmoid(x);
  }

  @Override
  public Expression expression(Expression x) {
    return x.sigmoid();
  }

  @Override
  public double derivative(double x, double y) {
    return flatSpot.apply(y * (1 - y), LEAST);
  }

  @Override
  public void forward(float[] x, float[] y, int rows, int width) {
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      y[i] = ExactMath.sigmoid(x[i]);
    }
  }
}
