package io.ganglion.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Softmax;
import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.testkit.LossContract;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CrossEntropyTest implements LossContract {
  private static final CrossEntropy LOSS = new CrossEntropy();
  private static final Activation SOFTMAX = new Softmax();
  private static final Activation SIGMOID = new Sigmoid();
  private static final double LN2 = StrictMath.log(2);

  @Override
  public Loss loss() {
    return LOSS;
  }

  @Override
  public List<Activation> outputs() {
    return List.of(SOFTMAX, SIGMOID);
  }

  @Override
  public double[] targets() {
    return new double[] {0, 0, 0.25, 1};
  }

  @Override
  public double[] refusedTargets() {
    return new double[] {-1, 1.5, 2};
  }

  private static double value(Activation activation, double[] x, double... targets) {
    return LOSS.value(activation, x, outputs(activation, x), targets, 0, 1, x.length);
  }

  private static double[] gradient(Activation activation, double[] x, double... targets) {
    double[] dx = new double[x.length];
    LOSS.gradient(activation, x, outputs(activation, x), targets, 0, dx, 1, x.length);
    return dx;
  }

  private static double[] outputs(Activation activation, double[] x) {
    double[] y = new double[x.length];
    activation.forward(x, y, 1, x.length);
    return y;
  }

  @Test
  void isTheLogarithmOfTheProbabilityThatSoftmaxGivesTheTarget() {
    assertEquals(LN2, value(SOFTMAX, new double[] {3, 3}, 0, 1), Math.ulp(LN2));
    assertEquals(2 * LN2, value(SOFTMAX, new double[] {0, 0, 0, 0}, 0, 0, 1, 0), 2 * Math.ulp(LN2));
    assertEquals(StrictMath.log(3) - LN2, value(SOFTMAX, new double[] {LN2, 0}, 1, 0), 2 * Math.ulp(1.0));
  }

  @Test
  void isTheSumOverTheOutputsBelowSigmoid() {
    assertEquals(2 * LN2, value(SIGMOID, new double[] {0, 0}, 0, 1), 2 * Math.ulp(LN2));
    // Sigmoid of -ln 3 is 1/4.
    assertEquals(2 * LN2, value(SIGMOID, new double[] {-StrictMath.log(3)}, 1), 4 * Math.ulp(1.0));
    assertEquals(StrictMath.log(4.0 / 3), value(SIGMOID, new double[] {-StrictMath.log(3)}, 0), 4 * Math.ulp(1.0));
  }

  @Test
  void staysRightForNetInputsBeyondAllExponentials() {
    assertEquals(0, value(SOFTMAX, new double[] {1000, -1000}, 1, 0));
    assertEquals(2000, value(SOFTMAX, new double[] {1000, -1000}, 0, 1));
    assertEquals(0, value(SIGMOID, new double[] {1000}, 1));
    assertEquals(1000, value(SIGMOID, new double[] {1000}, 0));
    assertEquals(0, value(SIGMOID, new double[] {-1000}, 0));
    assertEquals(1000, value(SIGMOID, new double[] {-1000}, 1));
    assertArrayEquals(new double[] {1, -1}, gradient(SOFTMAX, new double[] {1000, -1000}, 0, 1));
    assertArrayEquals(new double[] {0, 0}, gradient(SOFTMAX, new double[] {1000, -1000}, 1, 0));
    assertArrayEquals(new double[] {1}, gradient(SIGMOID, new double[] {1000}, 0));
    assertArrayEquals(new double[] {-1}, gradient(SIGMOID, new double[] {-1000}, 1));
  }

  /** Softmax knows differences alone; a loss that added the net inputs back would lose the digits of a small one. */
  @Test
  void keepsItsDigitsWhereAllNetInputsAreLarge() {
    double small = value(SOFTMAX, new double[] {0, -16}, 1, 0);
    assertEquals(StrictMath.log1p(StrictMath.exp(-16)), small, 1e-16);
    assertEquals(small, value(SOFTMAX, new double[] {1 << 20, (1 << 20) - 16}, 1, 0));
  }

  @Test
  void weighsAnExampleByTheSumOfItsTargets() {
    double[] x = {0.25, -1, 0.5};
    double once = value(SOFTMAX, x, 0, 1, 0);
    assertEquals(4 * once, value(SOFTMAX, x, 0, 4, 0));
    double[] single = gradient(SOFTMAX, x, 0, 1, 0);
    double[] weighted = gradient(SOFTMAX, x, 0, 4, 0);
    for (int i = 0; i < x.length; i++) {
      assertEquals(4 * single[i], weighted[i]);
    }
  }

  /** By the definition instead: dy = −t / y through softmax, −t / y + (1 − t) / (1 − y) through sigmoid. */
  @Test
  void hasTheGradientOfTheDefinitionWhereThatDoesNotOverflow() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 1000; i++) {
      double[] x = {random.nextDouble(-5, 5), random.nextDouble(-5, 5), random.nextDouble(-5, 5)};
      double[] t = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
      for (Activation activation : new Activation[] {SOFTMAX, SIGMOID}) {
        double[] y = outputs(activation, x);
        double[] dy = new double[3];
        for (int j = 0; j < 3; j++) {
          dy[j] = -t[j] / y[j] + (activation == SIGMOID ? (1 - t[j]) / (1 - y[j]) : 0);
        }
        activation.backward(x, y, dy, dy, 1, 3);
        // Terms of up to t / y < 1e5 cancel down to y: their rounding is left, times y.
        assertArrayEquals(dy, gradient(activation, x, t), 1e-13, "case " + i);
      }
    }
  }

  /** Targets begin at 2; rows follow one another. */
  @Test
  void addsItsRowsInOrderAndLeavesWhatIsBeyond() {
    double[] x = {0.5, -1, 2, 0.25, 9, 9};
    double[] targets = {9, 9, 1, 0, 0, 1, 9};
    for (Activation activation : new Activation[] {SOFTMAX, SIGMOID}) {
      double[] y = new double[6];
      activation.forward(x, y, 2, 2);
      double first = LOSS.value(activation, x, y, targets, 2, 1, 2);
      double second = value(activation, new double[] {2, 0.25}, 0, 1);
      assertEquals(first + second, LOSS.value(activation, x, y, targets, 2, 2, 2), Math.ulp(first + second));
      double[] dx = {7, 7, 7, 7, 7, 7};
      LOSS.gradient(activation, x, y, targets, 2, dx, 2, 2);
      assertArrayEquals(new double[] {y[0] - 1, y[1], y[2], y[3] - 1, 7, 7}, dx);
    }
  }

  @Test
  void needsOutputsThatAreProbabilitiesAndTargetsToo() {
    assertEquals(Optional.of("probabilities (softmax, or sigmoid)"), LOSS.needsOfOutput(new Identity()));
    assertEquals(Optional.of("targets that are classes or probabilities"), LOSS.needsOfTarget(1.5));
  }
}
