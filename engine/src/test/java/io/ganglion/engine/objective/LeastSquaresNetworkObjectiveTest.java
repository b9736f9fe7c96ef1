package io.ganglion.engine.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.engine.Network;
import io.ganglion.engine.StopReason;
import io.ganglion.engine.Training;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.network.PenaltyTerm;
import io.ganglion.engine.random.SplitMix64;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.engine.stop.TargetLoss;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.LevenbergMarquardt;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeastSquaresNetworkObjectiveTest {
  private static final Network NETWORK = Network.withInputs(3)
      .dense(4, new Tanh(), new Uniform(), new Uniform()).dense(2, new Softmax(), new Uniform()).build();

  private static Examples examples(int count) {
    RandomGenerator random = new SplitMix64(7);
    double[] inputs = random.doubles(count * 3L).toArray();
    double[] targets = random.doubles(count * 2L).toArray();
    return new Examples(count, 3, 2, inputs, targets);
  }

  private static LeastSquaresNetworkObjective objective(NetworkObjective plain, Reduction reduction,
      Examples examples, Team team) {
    return new LeastSquaresNetworkObjective(plain, NETWORK.graph(), reduction,
        new PenaltyTerm(Penalty.NONE, NETWORK.graph()), examples, team);
  }

  /** Value and gradient are sums of the same terms in another order: they differ by rounding alone. */
  @ParameterizedTest
  @EnumSource
  void agreesWithTheObjectiveOnValueAndGradient(Reduction reduction) {
    Examples examples = examples(150);
    try (Team alone = new Team(1)) {
      NetworkObjective plain = new NetworkObjective(NETWORK.graph(), new SquaredError(), reduction, examples, alone);
      double[] parameters = NETWORK.initialParameters(3);
      double[] expected = new double[parameters.length];
      double value = plain.gradient(parameters, expected);
      double[] gradient = new double[parameters.length];
      double[] gaussNewton = new double[parameters.length * parameters.length];
      assertEquals(value,
          objective(plain, reduction, examples, alone).normalEquations(parameters, gradient, gaussNewton),
          1e-13 * value);
      assertArrayEquals(expected, gradient, 1e-13 * Arrays.stream(expected).map(Math::abs).max().orElseThrow());
    }
  }

  /** Against JᵀJ of a Jacobian by central differences, whose error is about h² and rounding / h: 1e-9 in all. */
  @ParameterizedTest
  @EnumSource
  void givesTheGaussNewtonMatrix(Reduction reduction) {
    Examples examples = examples(5);
    try (Team alone = new Team(1)) {
      NetworkObjective plain = new NetworkObjective(NETWORK.graph(), new SquaredError(), reduction, examples, alone);
      double[] parameters = NETWORK.initialParameters(3);
      int n = parameters.length;
      double[] gaussNewton = new double[n * n];
      objective(plain, reduction, examples, alone).normalEquations(parameters, new double[n], gaussNewton);

      double h = 1e-5;
      double[][] jacobian = new double[n][];
      for (int i = 0; i < n; i++) {
        double[] up = parameters.clone();
        double[] down = parameters.clone();
        up[i] += h;
        down[i] -= h;
        double[] above = NETWORK.outputs(up, examples);
        double[] below = NETWORK.outputs(down, examples);
        jacobian[i] = new double[above.length];
        for (int r = 0; r < above.length; r++) {
          jacobian[i][r] = (above[r] - below[r]) / (2 * h);
        }
      }
      double divisor = reduction == Reduction.MEAN ? examples.count() : 1;
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < n; k++) {
          double sum = 0;
          for (int r = 0; r < jacobian[i].length; r++) {
            sum += jacobian[i][r] * jacobian[k][r];
          }
          assertEquals(sum / divisor, gaussNewton[i * n + k], 1e-8, i + ", " + k);
        }
      }
    }
  }

  /** Leaf after leaf as the tree says, by one thread; any number of threads gives the same bits. */
  @ParameterizedTest
  @ValueSource(ints = {1, 1024, 1025, 3000, 5000})
  void addsLeavesByTheTreeForAnyNumberOfThreads(int count) {
    Examples examples = examples(count);
    double[] parameters = NETWORK.initialParameters(3);
    int n = parameters.length;
    int leaves = (count + 1023) / 1024;
    double[][] matrices = new double[leaves][n * n];
    double[] values = new double[leaves];
    for (int leaf = 0; leaf < leaves; leaf++) {
      values[leaf] = normalEquations(part(examples, leaf), parameters, matrices[leaf], 1);
    }
    double value = leaves == 5 ? values[0] + values[1] + (values[2] + values[3]) + values[4]
        : leaves == 3 ? values[0] + values[1] + values[2] : leaves == 2 ? values[0] + values[1] : values[0];
    double[] expected = new double[n * n];
    for (int i = 0; i < expected.length; i++) {
      double first = matrices[0][i] + (leaves > 1 ? matrices[1][i] : 0);
      expected[i] = leaves == 5 ? first + (matrices[2][i] + matrices[3][i]) + matrices[4][i]
          : leaves == 3 ? first + matrices[2][i] : first;
    }
    for (int threads : new int[] {1, 2, 3, 8}) {
      double[] matrix = new double[n * n];
      Arrays.fill(matrix, Double.NaN);
      assertEquals(value, normalEquations(examples, parameters, matrix, threads), threads + " threads");
      assertArrayEquals(expected, matrix, threads + " threads");
    }
  }

  private static Examples part(Examples examples, int leaf) {
    int from = leaf * 1024;
    int count = Math.min(1024, examples.count() - from);
    return new Examples(count, 3, 2, Arrays.copyOfRange(examples.inputs(), from * 3, (from + count) * 3),
        Arrays.copyOfRange(examples.targets(), from * 2, (from + count) * 2));
  }

  /** Sums, not means: halves and squares are exact to the bit only so. */
  private static double normalEquations(Examples examples, double[] parameters, double[] matrix, int threads) {
    try (Team team = new Team(threads)) {
      NetworkObjective plain = new NetworkObjective(NETWORK.graph(), new SquaredError(), Reduction.SUM, examples, team);
      LeastSquaresNetworkObjective objective = objective(plain, Reduction.SUM, examples, team);
      double[] gradient = new double[parameters.length];
      objective.normalEquations(parameters, new double[parameters.length], matrix);
      return objective.normalEquations(parameters, gradient, matrix);
    }
  }

  /** A sine with 1-10-1: to a mean squared error of 1e-9, half of which is the loss. */
  @Test
  void letsLevenbergMarquardtLearnASineNearlyExactly() {
    int count = 64;
    double[][] inputs = new double[count][1];
    double[][] targets = new double[count][1];
    for (int i = 0; i < count; i++) {
      inputs[i][0] = -1 + 2.0 * i / (count - 1);
      targets[i][0] = StrictMath.sin(StrictMath.PI * inputs[i][0]);
    }
    Examples sine = Examples.of(inputs, targets);
    Network network = Network.withInputs(1)
        .dense(10, new Tanh(), new Uniform(), new Uniform()).dense(1, new Identity(), new Uniform()).build();
    TrainingResult result = Training.of(network, new SquaredError()).trainer(new LevenbergMarquardt())
        .epochs(300).seed(1).stop(new TargetLoss(0.5e-9)).run(sine);
    assertTrue(result.stopReason().kind() == StopReason.Kind.RULE, result.stopReason().sentence());
  }

  @Test
  void isRefusedWhereThereIsNoSumOfSquares() {
    Network network = Network.withInputs(3).dense(2, new Sigmoid(), new Uniform()).build();
    Training training = Training.of(network, new CrossEntropy()).trainer(new LevenbergMarquardt());
    String message =
        assertThrows(IllegalArgumentException.class, () -> training.run(examples(4))).getMessage();
    assertTrue(message.endsWith(" needs a sum of squares, which cross-entropy isn't"), message);
  }
}
