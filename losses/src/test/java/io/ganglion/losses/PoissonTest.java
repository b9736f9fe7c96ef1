package io.ganglion.losses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.activations.Exponential;
import io.ganglion.activations.Identity;
import io.ganglion.activations.Softplus;
import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.testkit.LossContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PoissonTest implements LossContract {
  private static final double LN2 = StrictMath.log(2);

  @Override
  public Loss loss() {
    return new Poisson();
  }

  @Override
  public List<Activation> outputs() {
    return List.of(new Exponential(), new Softplus());
  }

  @Override
  public double[] targets() {
    return new double[] {0, 0.5, 1, 3, 40};
  }

  @Override
  public double[] refusedTargets() {
    return new double[] {-1, -0.001};
  }

  /** The exponential of 710 is infinite, and so is the loss. */
  @Override
  public double largestInput() {
    return 700;
  }

  private static double value(Activation output, double x, double target) {
    double[] y = new double[1];
    output.forward(new double[] {x}, y, 1, 1);
    return new Poisson().value(output, new double[] {x}, y, new double[] {target}, 0, 1, 1);
  }

  private static double gradient(Activation output, double x, double target) {
    double[] y = new double[1];
    double[] dx = new double[1];
    output.forward(new double[] {x}, y, 1, 1);
    new Poisson().gradient(output, new double[] {x}, y, new double[] {target}, 0, dx, 1, 1);
    return dx[0];
  }

  /** y − t log y at y = 2. */
  @Test
  void isMinusTheLogLikelihoodOfTheCount() {
    assertEquals(2 - 3 * LN2, value(new Exponential(), LN2, 3), 1e-15);
    assertEquals(2 - 3 * LN2, value(new Softplus(), StrictMath.log(StrictMath.expm1(2)), 3), 1e-14);
    assertEquals(-1, gradient(new Exponential(), LN2, 3), 1e-15);
  }

  /** A rate that no double holds still has a logarithm. */
  @Test
  void takesNoLogarithmOfARateOfZero() {
    assertEquals(3000, value(new Exponential(), -1000, 3));
    assertEquals(3000, value(new Softplus(), -1000, 3));
    assertEquals(-3, gradient(new Exponential(), -1000, 3));
    assertEquals(-3, gradient(new Softplus(), -1000, 3));
    assertEquals(0, value(new Exponential(), -1000, 0));
  }

  /** Softplus is computed in two ways, which meet at -36. */
  @Test
  void hasNoJumpWhereSoftplusBecomesExponential() {
    Activation softplus = new Softplus();
    assertEquals(value(softplus, -36, 2), value(softplus, Math.nextDown(-36.0), 2), 1e-13);
    assertEquals(gradient(softplus, -36, 2), gradient(softplus, Math.nextDown(-36.0), 2), 1e-14);
  }

  @Test
  void needsRatesAndCounts() {
    assertEquals(Optional.of("rates (exponential, or softplus)"), new Poisson().needsOfOutput(new Identity()));
    assertEquals(Optional.of("counts or rates of 0 or more"), new Poisson().needsOfTarget(-1));
  }
}
