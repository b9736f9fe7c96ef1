package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.LeakyRelu;
import io.ganglion.activations.Relu;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Softsign;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.api.Objective;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.settings.ClassOutput;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.losses.SquaredError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient against differences of the value, for every built-in activation below every loss that takes it. */
class GradientTest {
  private static final List<Activation> ACTIVATIONS = List.of(
      new Sigmoid(), new Tanh(), new Relu(), new LeakyRelu(), new Softsign(), new Identity(), new Softmax());

  private static final double H = 1e-4;
  /**
   * Of the gradient's length. The formula's own error is some H⁴ = 1e-16; the values are of the order of 1, so rounding
   * adds ε / H = 2e-12 or a few times that; and no gradient here is shorter than 1e-2. A wrong term costs far more than
   * this.
   */
  private static final double TOLERANCE = 1e-9;

  static Stream<Arguments> networks() {
    List<Arguments> cases = new ArrayList<>();
    for (Activation hidden : ACTIVATIONS) {
      for (Activation output : ACTIVATIONS) {
        cases.add(Arguments.of(hidden, output, new SquaredError()));
        if (ClassOutput.of(output) != ClassOutput.NONE) {
          cases.add(Arguments.of(hidden, output, new CrossEntropy()));
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void isTheSlopeOfTheValue(Activation hidden, Activation output, Loss loss) {
    Network network = Network.withInputs(4)
        .dense(6, hidden, new Uniform(), new Uniform())
        .denseWithoutBias(5, hidden, new Uniform())
        .dense(3, output, new Uniform(), new Uniform())
        .build();
    double[] parameters = network.initialParameters(3);
    for (Reduction reduction : Reduction.values()) {
      // The targets of an example don't sum to 1: softmax must cope with that as well.
      try (Team team = new Team(1)) {
        check(new NetworkObjective(network.graph(), loss, reduction, Generated.examples(8, 9, 4, 3), team), parameters);
      }
    }
  }

  private static void check(Objective objective, double[] parameters) {
    double[] gradient = new double[parameters.length];
    double value = objective.gradient(parameters, gradient);
    assertEquals(value, objective.value(parameters));
    double difference = 0;
    double length = 0;
    for (int i = 0; i < parameters.length; i++) {
      difference = Math.hypot(difference, gradient[i] - slope(objective, parameters, i));
      length = Math.hypot(length, gradient[i]);
    }
    assertTrue(length > 1e-2, "the gradient is only " + length + " long");
    assertEquals(0, difference / length, TOLERANCE);
  }

  /** (f(−2h) − 8 f(−h) + 8 f(h) − f(2h)) / 12h. */
  private static double slope(Objective objective, double[] parameters, int i) {
    return (at(objective, parameters, i, -2 * H) - 8 * at(objective, parameters, i, -H)
        + 8 * at(objective, parameters, i, H) - at(objective, parameters, i, 2 * H)) / (12 * H);
  }

  private static double at(Objective objective, double[] parameters, int i, double shift) {
    double[] shifted = parameters.clone();
    shifted[i] += shift;
    return objective.value(shifted);
  }
}
