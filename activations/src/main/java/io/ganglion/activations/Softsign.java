package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;
import io.ganglion.api.Setting;
import java.util.Objects;

/**
 * y = x / (1 + |x|): like tanh, with tails that are left and reached slowly, and cheap. Its derivative is
 * 1 / (1 + |x|)².
 *
 * <p>Source: D. L. Elliott, "A better activation function for artificial neural networks", ISR technical report TR
 * 93-8, University of Maryland, 1993; the name is that of Bergstra et al., "Quadratic polynomials learn better image
 * features", Université de Montréal, 2009.
 */
@Plugin(name = "softsign", summary = "x / (1 + |x|), from -1 to 1.", api = Api.LEVEL)
public record Softsign(@Setting("what the derivative becomes near -1 and 1") FlatSpot flatSpot)
    implements Exportable {

  private static final double LEAST = 0.0004; // where y is -0.98 or 0.98: in terms of y, the derivative is (1 - |y|)²

  public Softsign() {
    this(FlatSpot.NONE);
  }

  public Softsign {
    Objects.requireNonNull(flatSpot, "flatSpot");
  }

  @Override
  public double value(double x) {
    return x / (1 + Math.abs(x));
  }

  @Override
  public Expression expression(Expression x) {
    return x.over(x.abs().plus(1));
  }

  @Override
  public double derivative(double x, double y) {
    double d = 1 + Math.abs(x);
    return flatSpot.apply(1 / d / d, LEAST); // d * d would overflow first
  }
}
