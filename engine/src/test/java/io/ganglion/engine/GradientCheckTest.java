package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Relu;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Activation;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Loss;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.inspect.Agreement;
import io.ganglion.engine.inspect.Difference;
import io.ganglion.engine.inspect.GradientCheck;
import io.ganglion.engine.inspect.GradientCheck.Part;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.losses.MeanAbsolute;
import io.ganglion.losses.SquaredError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientCheckTest {
  /** Forgets a millionth. */
  private record Nearly() implements ElementwiseActivation {
    @Override
    public double value(double x) {
      return StrictMath.tanh(x);
    }

    @Override
    public double derivative(double x, double y) {
      return (1 - y * y) * (1 + 1e-6);
    }
  }

  private static GradientCheck check(Activation hidden, Activation output, Loss loss) {
    Network network = Network.withInputs(4).dense(6, hidden, new Uniform(), new Uniform())
        .dense(3, output, new Uniform(), new Uniform()).build();
    Examples examples = Generated.oneHot(Generated.examples(5, 100, 4, 3));
    return new GradientCheck(network, loss, examples, 1);
  }

  @Test
  void soundDerivativesAgreeFarBetterThanTheyMust() {
    for (GradientCheck check : List.of(check(new Tanh(), new Softmax(), new CrossEntropy()),
        check(new Relu(), new Sigmoid(), new SquaredError()),
        check(new Sigmoid(), new Identity(), new MeanAbsolute()))) {
      assertEquals(32, check.examples());
      for (Part part : check.parts(Reduction.MEAN, new Penalty(0.01, 0.1))) {
        assertTrue(part.agreement().worst() <= 1e-8, part::toString);
        assertTrue(part.agreement().compared() > 0, part::toString);
      }
      assertTrue(check.activations().stream().allMatch(checked -> checked.agreement().worst() <= 1e-8));
      assertTrue(check.loss().worst() <= 1e-8);
    }
  }

  @Test
  void namesTheLayersInTheirOrder() {
    List<Part> parts = check(new Tanh(), new Softmax(), new CrossEntropy()).parts(Reduction.SUM, Penalty.NONE);
    assertEquals("1 weights 24, 1 biases 6, 2 weights 18, 2 biases 3", String.join(", ", parts.stream()
        .map(part -> part.layer() + " " + part.block() + " " + part.parameters()).toList()));
  }

  @Test
  void noticesADerivativeThatIsOffByAMillionth() {
    GradientCheck check = check(new Nearly(), new Softmax(), new CrossEntropy());
    assertFalse(check.activations().get(0).agreement().holds());
    assertEquals(1e-6, check.activations().get(0).agreement().worst(), 1e-8);
    assertTrue(check.activations().get(1).agreement().holds());
    assertTrue(check.loss().holds());
    List<Part> parts = check.parts(Reduction.MEAN, Penalty.NONE);
    assertEquals("false false true true",
        String.join(" ", parts.stream().map(part -> "" + part.agreement().holds()).toList()));
  }

  /** At 0, where relu bends, no difference tells anything. */
  @Test
  void leavesKinksOut() {
    Difference atKink = Difference.of(x -> Math.max(x, 0), 0);
    Agreement agreement = Agreement.NONE.with(0, 1, atKink, 1e-3);
    assertEquals(new Agreement(0, 1, 0, 0, 0, 0, 0), agreement);
    assertTrue(agreement.holds());
  }

  @Test
  void differencesAreGoodToTenDigits() {
    for (double x : new double[] {-3, -0.1, 0, 0.7, 5}) {
      Difference sine = Difference.of(StrictMath::sin, x);
      assertEquals(StrictMath.cos(x), sine.value(), 1e-11);
      assertTrue(sine.error() <= 1e-10, sine::toString);
      assertEquals(StrictMath.exp(x), Difference.of(StrictMath::exp, x).value(), 1e-10 * StrictMath.exp(x));
    }
  }

  /** Each value has the roundings of as many exponentials as there are classes, which differences magnify. */
  @ParameterizedTest
  @ValueSource(ints = {3, 125})
  void soundDerivativesOfManyClassesAgree(int classes) {
    Examples examples = Generated.oneHot(Generated.examples(5, 200, 2, classes));
    for (int seed = 1; seed <= 3; seed++) {
      Network network = Network.withInputs(2).dense(8, new Tanh(), new Uniform(), new Uniform())
          .dense(classes, new Softmax(), new Uniform(), new Uniform()).build();
      GradientCheck check = new GradientCheck(network, new CrossEntropy(), examples, seed);
      assertTrue(check.loss().holds());
      assertTrue(check.parts(Reduction.MEAN, Penalty.NONE).stream().allMatch(part -> part.agreement().worst() <= 1e-8));
    }
  }

  @Test
  void noticesADerivativeOfManyClassesThatIsOffByAThousandth() {
    Loss mistaken = new Loss() {
      private final CrossEntropy right = new CrossEntropy();

      @Override
      public double value(Activation output, double[] x, double[] y, double[] targets, int at, int rows, int width) {
        return right.value(output, x, y, targets, at, rows, width);
      }

      @Override
      public void gradient(Activation output, double[] x, double[] y, double[] targets, int at, double[] dx, int rows,
          int width) {
        right.gradient(output, x, y, targets, at, dx, rows, width);
        dx[7] *= 1.001;
      }
    };
    Network network = Network.withInputs(2).dense(125, new Softmax(), new Uniform(), new Uniform()).build();
    Examples examples = Generated.oneHot(Generated.examples(5, 40, 2, 125));
    assertFalse(new GradientCheck(network, mistaken, examples, 1).loss().holds());
  }

  @Test
  void noticesADerivativeThatIsNoNumber() {
    Agreement agreement = Agreement.NONE.with(3, Double.NaN, new Difference(1, 0), 1e-3)
        .with(4, 2, new Difference(1, 0), 1e-3);
    assertFalse(agreement.holds());
    assertEquals(3, agreement.at());
    assertFalse(Agreement.NONE.and(agreement).holds());
    assertFalse(agreement.and(new Agreement(1, 0, 0.5, 0, 0, 0, 0)).holds());
  }
}
