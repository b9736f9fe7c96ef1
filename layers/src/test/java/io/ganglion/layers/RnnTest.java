package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.testkit.PlainPass;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RnnTest implements StepsContract {
  @Override
  public Layer layer() {
    return new Rnn(3, RnnFunction.TANH, Direction.FORWARD, Outputs.ALL);
  }

  /** h = max(0, 1 + 2 x + h′ / 2): of 1, 2 and -9. */
  @Test
  void goesFromStepToStep() {
    double[][] blocks = {{2}, {0.5}, {1}};
    double[] steps = {1, 2, -9};
    PlainPass forward = new PlainPass(new Rnn(1, RnnFunction.RELU, Direction.FORWARD, Outputs.ALL),
        new Shape.Steps(1), blocks);
    assertArrayEquals(new double[] {3, 6.5, 0}, forward.outputs(steps)[0]);
    PlainPass backward = new PlainPass(new Rnn(1, RnnFunction.RELU, Direction.BACKWARD, Outputs.ALL),
        new Shape.Steps(1), blocks);
    assertArrayEquals(new double[] {5.5, 5, 0}, backward.outputs(steps)[0]);
  }

  /** The last that each direction reads: of the backward one the first step. */
  @Test
  void givesTheLastOfEachDirection() {
    PlainPass pass = new PlainPass(new Rnn(1, RnnFunction.RELU, Direction.BIDIRECTIONAL, Outputs.LAST),
        new Shape.Steps(1), new double[] {2}, new double[] {0.5}, new double[] {1}, new double[] {3}, new double[] {1},
        new double[] {0});
    assertArrayEquals(new double[][] {{6.5, 9}, {1 + 8, 12}}, pass.outputs(new double[] {1, 2}, new double[] {4}));
  }

  /** dL/dx of the last output: 2, and through the step before 2 × 1/2. */
  @Test
  void sendsTheGradientBack() {
    PlainPass pass = new PlainPass(new Rnn(1, RnnFunction.RELU, Direction.FORWARD, Outputs.LAST),
        new Shape.Steps(1), new double[] {2}, new double[] {0.5}, new double[] {1});
    pass.outputs(new double[] {1, 2});
    assertArrayEquals(new double[] {1, 2}, pass.inputGradients(new double[] {1})[0]);
    assertArrayEquals(new double[] {0.5 * 1 + 2}, pass.gradient(0), "weights");
    assertArrayEquals(new double[] {3}, pass.gradient(1), "recurrent weights");
    assertArrayEquals(new double[] {1.5}, pass.gradient(2), "biases");
  }

  @Test
  void takesSequencesAlone() {
    assertEquals("takes sequences",
        assertThrows(UnsuitableShapeException.class, () -> layer().form(new Shape.Row(3))).getMessage());
    assertEquals("units must be 1 or greater, but is 0", assertThrows(InvalidSettingException.class,
        () -> new Rnn(0, RnnFunction.TANH, Direction.FORWARD, Outputs.ALL)).getMessage());
  }

  @Nested
  class Rectified implements StepsContract {
    @Override
    public Layer layer() {
      return new Rnn(3, RnnFunction.RELU, Direction.FORWARD, Outputs.LAST);
    }
  }

  @Nested
  class Backward implements StepsContract {
    @Override
    public Layer layer() {
      return new Rnn(2, RnnFunction.TANH, Direction.BACKWARD, Outputs.LAST);
    }
  }

  @Nested
  class Bidirectional implements StepsContract {
    @Override
    public Layer layer() {
      return new Rnn(2, RnnFunction.RELU, Direction.BIDIRECTIONAL, Outputs.ALL);
    }
  }
}
