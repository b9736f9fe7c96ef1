package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Softmax;
import io.ganglion.api.Activation;
import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.ElementwiseLoss;
import io.ganglion.api.Plugin;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.settings.ClassOutput;
import io.ganglion.engine.settings.LossChecks;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.losses.SquaredError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plug-ins of a Java program that have the names of built-in ones: names say nothing of what is computed. */
class OwnNamesTest {
  private interface Line extends ElementwiseActivation {
    @Override
    default double value(double x) {
      return x;
    }

    @Override
    default double derivative(double x, double y) {
      return 1;
    }
  }

  @Plugin(name = "sigmoid", summary = "x.", api = Api.LEVEL)
  public record OwnSigmoid() implements Line {}

  @Plugin(name = "tanh", summary = "x.", api = Api.LEVEL)
  public record OwnTanh() implements Line {}

  @Plugin(name = "softmax", summary = "x.", api = Api.LEVEL)
  public record OwnSoftmax() implements Line {}

  @Plugin(name = "relu", summary = "x.", api = Api.LEVEL)
  public record OwnRelu() implements Line {}

  @Plugin(name = "squared-error", summary = "The fourth power.", api = Api.LEVEL)
  public record OwnSquaredError() implements ElementwiseLoss {
    @Override
    public double value(double y, double target) {
      return (y - target) * (y - target) * (y - target) * (y - target);
    }

    @Override
    public double derivative(double y, double target) {
      return 4 * (y - target) * (y - target) * (y - target);
    }
  }

  static List<Activation> own() {
    return List.of(new OwnSigmoid(), new OwnTanh(), new OwnSoftmax(), new OwnRelu());
  }

  @ParameterizedTest
  @MethodSource("own")
  void areCalledInHiddenLayersAndInTheLast(Activation own) {
    Network last = Network.withInputs(1).dense(1, own, new Uniform()).build();
    assertArrayEquals(new double[] {6}, last.outputs(new double[] {3, 0}, new double[] {2}, 1));
    Network hidden = Network.withInputs(1).dense(1, own, new Uniform()).dense(1, new Identity(), new Uniform()).build();
    assertArrayEquals(new double[] {-6}, hidden.outputs(new double[] {3, 0, 1, 0}, new double[] {-2}, 1));
  }

  /** y = 3 x − 1 at x = −2 is 7 too little for 0: dy/dw = x, in double and in single precision. */
  @ParameterizedTest
  @MethodSource("own")
  void haveTheDerivativeThatTheyGive(Activation own) {
    Network network =
        Network.withInputs(1).dense(1, own, new Uniform()).dense(1, new Identity(), new Uniform()).build();
    for (Precision precision : Precision.values()) {
      double[] gradient = new double[4];
      try (Team team = new Team(1)) {
        new NetworkObjective(network.graph(), new SquaredError(), Reduction.MEAN,
            Examples.of(new double[][] {{-2}}, new double[][] {{0}}), team, precision)
            .gradient(new double[] {3, -1, 1, 0}, gradient);
      }
      assertArrayEquals(new double[] {14, -7, 49, -7}, gradient, precision.toString());
    }
  }

  @Test
  void areNoOutputsOfClasses() {
    assertEquals(ClassOutput.NONE, ClassOutput.of(new OwnSigmoid()));
    assertEquals(ClassOutput.NONE, ClassOutput.of(new OwnSoftmax()));
    assertEquals(ClassOutput.SIGMOID, ClassOutput.of(new Sigmoid()));
    assertEquals(ClassOutput.SOFTMAX, ClassOutput.of(new Softmax()));
    for (Activation own : List.of(new OwnSigmoid(), new OwnSoftmax())) {
      Network network = Network.withInputs(1).dense(1, own, new Uniform()).build();
      assertEquals("cross-entropy needs probabilities (softmax, or sigmoid) from the last layer",
          assertThrows(IllegalArgumentException.class, () -> Training.of(network, new CrossEntropy())).getMessage());
    }
  }

  @Test
  void areNoSumOfSquares() {
    assertFalse(LossChecks.isSumOfSquares(new OwnSquaredError()));
    assertTrue(LossChecks.isSumOfSquares(new SquaredError()));
  }
}
