package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.ganglion.api.ExactMath;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.testkit.PlainPass;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GruTest implements StepsContract {
  @Override
  public Layer layer() {
    return new Gru(3, Direction.FORWARD, Outputs.ALL);
  }

  /** Update gates that are open keep what was, here 0; shut, they take the candidate, here tanh(1/2). */
  @Test
  void updatesOrKeeps() {
    assertArrayEquals(new double[] {0, 0}, twoSteps(0, 1000, 0, 0.5));
    double n = ExactMath.tanh(0.5);
    assertArrayEquals(new double[] {n, n}, twoSteps(0, -1000, 0, 0.5));
  }

  /** The reset gate stands behind the product and its bias: n = tanh(b + r (b″ + h′ u)). */
  @Test
  void resetsTheProductWithItsBias() {
    double first = ExactMath.tanh(0.25 + 0.125);
    assertArrayEquals(new double[] {first, ExactMath.tanh(0.25 + Math.fma(first, 2, 0.125))},
        twoSteps(2, -1000, 1000, 0.25, 0.125));
    assertArrayEquals(new double[] {ExactMath.tanh(0.25), ExactMath.tanh(0.25)},
        twoSteps(2, -1000, -1000, 0.25, 0.125));
  }

  /** Of a layer with one unit, its recurrent weight of the candidate, and its biases. */
  private static double[] twoSteps(double recurrent, double update, double reset, double candidate,
      double... recurrentBias) {
    return new PlainPass(new Gru(1, Direction.FORWARD, Outputs.ALL), new Shape.Steps(1), new double[3],
        new double[] {0, 0, recurrent}, new double[] {update, reset, candidate}, Arrays.copyOf(recurrentBias, 1))
        .outputs(new double[2])[0];
  }

  @Nested
  class OfTheLastStep implements StepsContract {
    @Override
    public Layer layer() {
      return new Gru(2, Direction.FORWARD, Outputs.LAST);
    }
  }

  @Nested
  class Backward implements StepsContract {
    @Override
    public Layer layer() {
      return new Gru(2, Direction.BACKWARD, Outputs.ALL);
    }
  }

  @Nested
  class Bidirectional implements StepsContract {
    @Override
    public Layer layer() {
      return new Gru(2, Direction.BIDIRECTIONAL, Outputs.ALL);
    }
  }

  @Nested
  class OfTheLastStepsOfBoth implements StepsContract {
    @Override
    public Layer layer() {
      return new Gru(2, Direction.BIDIRECTIONAL, Outputs.LAST);
    }
  }
}
