package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.activations.Exponential;
import io.ganglion.activations.Identity;
import io.ganglion.activations.Relu;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Softplus;
import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.losses.MeanAbsolute;
import io.ganglion.losses.Poisson;
import io.ganglion.losses.SquaredError;
import org.junit.jupiter.api.Test;

class ConstantPredictorTest {
  private static double loss(int outputs, Activation activation, Loss loss, Reduction reduction, double[]... targets) {
    Network network = Network.withInputs(2).dense(3, new Sigmoid(), new Uniform())
        .dense(outputs, activation, new Uniform()).build();
    return ConstantPredictor.loss(network, loss, reduction, Examples.of(new double[targets.length][2], targets));
  }

  @Test
  void hasHalfTheVarianceAsItsSquaredError() {
    // 1, 4, 13: mean 6, squares 25 + 4 + 49 = 78
    assertEquals(0.5 * 78 / 3, loss(1, new Identity(), new SquaredError(), Reduction.MEAN, new double[] {1},
        new double[] {4}, new double[] {13}), 1e-9);
    assertEquals(0.5 * 78, loss(1, new Identity(), new SquaredError(), Reduction.SUM, new double[] {1},
        new double[] {4}, new double[] {13}), 1e-9);
  }

  @Test
  void hasTheEntropyOfTheClassesAsItsCrossEntropy() {
    double[] a = {1, 0, 0};
    double[] b = {0, 1, 0};
    double[] c = {0, 0, 1};
    double entropy = -(0.5 * StrictMath.log(0.5) + 2 * 0.25 * StrictMath.log(0.25));
    assertEquals(entropy, loss(3, new Softmax(), new CrossEntropy(), Reduction.MEAN, a, b, a, c), 1e-9);
    assertEquals(StrictMath.log(2), loss(1, new Sigmoid(), new CrossEntropy(), Reduction.MEAN, new double[] {1},
        new double[] {0}), 1e-9);
  }

  /** The variance is (n² - 1) / 12 squares of the distance between two of n numbers in a row; far from 0, too. */
  @Test
  void isRightAtAnyScale() {
    for (double[] scale : new double[][] {{0, 1}, {5e9, 1e7}, {-3e12, 1}, {1e-9, 1e-12}, {0, 1e-100}, {2e100, 1e99}}) {
      double[][] targets = new double[50][1];
      for (int i = 0; i < 50; i++) {
        targets[i][0] = scale[0] + scale[1] * i;
      }
      double expected = 0.5 * (50 * 50 - 1) / 12 * scale[1] * scale[1];
      assertEquals(1, loss(1, new Identity(), new SquaredError(), Reduction.MEAN, targets) / expected, 1e-3,
          () -> "mean " + scale[0] + ", distance " + scale[1]);
    }
  }

  /** The median is 3, the mean 1e8 and more. */
  @Test
  void hasTheMeanDistanceFromTheMedianAsItsMeanAbsoluteError() {
    assertEquals(2 + 1 + 0 + 1 + (1e9 - 3), 5 * loss(1, new Identity(), new MeanAbsolute(), Reduction.MEAN,
        new double[] {1}, new double[] {2}, new double[] {3}, new double[] {4}, new double[] {1e9}), 0.01);
    assertEquals(6e7, 3 * loss(1, new Identity(), new MeanAbsolute(), Reduction.MEAN,
        new double[] {1e9}, new double[] {1e9 + 2e7}, new double[] {1e9 + 6e7}), 100);
  }

  /** A rate of the mean count: m - m log m. */
  @Test
  void hasTheMeanCountAsThePoissonLosssRate() {
    for (double mean : new double[] {1e-6, 0.5, 4, 1e9}) {
      double expected = mean - mean * StrictMath.log(mean);
      for (Activation rate : new Activation[] {new Exponential(), new Softplus()}) {
        assertEquals(expected, loss(1, rate, new Poisson(), Reduction.MEAN, new double[] {mean / 2},
            new double[] {3 * mean / 2}), 1e-6 * Math.abs(expected), () -> mean + " behind " + rate);
      }
    }
  }

  /** No output of relu is below 0, and none of sigmoid above 1; a class that never occurs costs nothing. */
  @Test
  void knowsWhatOutputsThereAre() {
    assertEquals(0.5 * (1 + 9) / 2, loss(1, new Relu(), new SquaredError(), Reduction.MEAN, new double[] {-1},
        new double[] {-3}), 1e-6);
    assertEquals(0.5 * (16 + 64) / 2, loss(1, new Sigmoid(), new SquaredError(), Reduction.MEAN, new double[] {5},
        new double[] {9}), 1e-6);
    assertEquals(StrictMath.log(2), loss(3, new Softmax(), new CrossEntropy(), Reduction.MEAN, new double[] {1, 0, 0},
        new double[] {0, 1, 0}), 1e-9);
  }

  @Test
  void weighsExamplesAndChoosesOnASampleOfMany() {
    double[] targets = new double[20_000];
    double[] weights = new double[targets.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = 5e9 + (i % 7) * 1e6;
      weights[i] = i % 7 == 0 ? 4 : i % 7 == 1 ? 2 : 0;
    }
    Examples examples = new Examples(targets.length, 2, 1, new double[2 * targets.length], targets)
        .weighted(weights, weights);
    Network network = Network.withInputs(2).dense(1, new Identity(), new Uniform()).build();
    // Two thirds at 5e9, one third a million above: half of 2 / 9 of 1e12.
    assertEquals(1e12 / 9, ConstantPredictor.loss(network, new SquaredError(), Reduction.MEAN, examples), 1e8);
    assertEquals(1e12 / 9 * examples.totalWeight(),
        ConstantPredictor.loss(network, new SquaredError(), Reduction.SUM, examples), 1e12);
  }

  @Test
  void isLeastWhereEveryOutputIsItsTarget() {
    Examples counts = Examples.of(new double[][] {{0}, {0}, {0}}, new double[][] {{0}, {1}, {5}});
    Network rates = Network.withInputs(1).dense(1, new Exponential(), new Uniform()).build();
    double least = 1 + 5 - 5 * StrictMath.log(5);
    assertEquals(least / 3, LeastLoss.of(rates, new Poisson(), Reduction.MEAN, counts), 1e-15);
    assertEquals(least, LeastLoss.of(rates, new Poisson(), Reduction.SUM, counts), 1e-15);
    assertEquals((1 + 2 * (least - 1)) / 6, LeastLoss.of(rates, new Poisson(), Reduction.MEAN,
        counts.weighted(new double[] {1, 1, 1}, new double[] {3, 1, 2})), 1e-15);
    assertEquals(0, LeastLoss.of(rates, new SquaredError(), Reduction.SUM, counts));

    Network classes = Network.withInputs(1).dense(2, new Softmax(), new Uniform()).build();
    Examples shares = Examples.of(new double[][] {{0}, {0}}, new double[][] {{0.25, 0.75}, {1, 0}});
    double entropy = -(0.25 * StrictMath.log(0.25) + 0.75 * StrictMath.log(0.75));
    assertEquals(entropy / 2, LeastLoss.of(classes, new CrossEntropy(), Reduction.MEAN, shares), 1e-15);
    Network sigmoids = Network.withInputs(1).dense(2, new Sigmoid(), new Uniform()).build();
    assertEquals(entropy, LeastLoss.of(sigmoids, new CrossEntropy(), Reduction.MEAN, shares), 1e-15);
  }
}
