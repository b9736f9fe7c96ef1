package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Block;
import io.ganglion.api.ExactMath;
import io.ganglion.api.Fan;
import io.ganglion.api.Form;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.testkit.PlainPass;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LstmTest implements StepsContract {
  @Override
  public Layer layer() {
    return new Lstm(3, Direction.FORWARD, Outputs.ALL, 1);
  }

  /** With all gates open, the cell counts steps: c = 1, 2, 3, and h = tanh c. */
  @Test
  void countsStepsWithOpenGates() {
    PlainPass pass = new PlainPass(new Lstm(1, Direction.FORWARD, Outputs.ALL, 1), new Shape.Steps(1),
        new double[4], new double[4], new double[] {1000, 1000, 1000, 1000});
    assertArrayEquals(new double[] {ExactMath.tanh(1.0), ExactMath.tanh(2.0), ExactMath.tanh(3.0)},
        pass.outputs(new double[3])[0]);
  }

  /** The gates in the order input, output, forget, cell: each shut by itself. */
  @Test
  void hasItsGatesInOrder() {
    assertArrayEquals(new double[] {0, 0}, twoSteps(-1000, 1000, 1000, 1000), "no input");
    assertArrayEquals(new double[] {0, 0}, twoSteps(1000, -1000, 1000, 1000), "no output");
    double one = ExactMath.tanh(1.0);
    assertArrayEquals(new double[] {one, one}, twoSteps(1000, 1000, -1000, 1000), "all forgotten");
    assertArrayEquals(new double[] {-one, -ExactMath.tanh(2.0)}, twoSteps(1000, 1000, 1000, -1000), "cells down");
  }

  private static double[] twoSteps(double... biases) {
    return new PlainPass(new Lstm(1, Direction.FORWARD, Outputs.ALL, 1), new Shape.Steps(1),
        new double[4], new double[4], biases).outputs(new double[2])[0];
  }

  @Test
  void beginsWithItsForgetBias() {
    Form form = new Lstm(5, Direction.BIDIRECTIONAL, Outputs.ALL, 2).form(new Shape.Steps(3));
    assertEquals(List.of("weights", "recurrent", "biases", "backward-weights", "backward-recurrent", "backward-biases"),
        form.blocks().stream().map(Block::name).toList());
    assertEquals(List.of(0.0, 0.0, 2.0, 0.0), form.blocks().get(5).constants());
    assertEquals(new Fan(3, 5), form.blocks().get(0).fan());
    assertEquals(2 * (3 * 20 + 5 * 20 + 20), form.parameters());
    assertEquals(new Shape.Steps(10), form.output());
    assertEquals(0, form.carryPerExample(), "the end of a sequence has to be known");
    assertEquals(10, new Lstm(5, Direction.FORWARD, Outputs.ALL, 2).form(new Shape.Steps(3)).carryPerExample());
  }

  @Nested
  class OfTheLastStep implements StepsContract {
    @Override
    public Layer layer() {
      return new Lstm(2, Direction.FORWARD, Outputs.LAST, 1);
    }
  }

  @Nested
  class Backward implements StepsContract {
    @Override
    public Layer layer() {
      return new Lstm(2, Direction.BACKWARD, Outputs.ALL, 1);
    }
  }

  @Nested
  class Bidirectional implements StepsContract {
    @Override
    public Layer layer() {
      return new Lstm(2, Direction.BIDIRECTIONAL, Outputs.ALL, 1);
    }
  }

  @Nested
  class OfTheLastStepsOfBoth implements StepsContract {
    @Override
    public Layer layer() {
      return new Lstm(2, Direction.BIDIRECTIONAL, Outputs.LAST, 1);
    }
  }
}
