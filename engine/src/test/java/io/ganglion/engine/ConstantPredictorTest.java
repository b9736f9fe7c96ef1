package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Softmax;
import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.CrossEntropy;
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
}
