package io.ganglion.initializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.Block;
import io.ganglion.api.Fan;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.WeightInitializer;
import io.ganglion.initializers.NguyenWidrow.Part;
import io.ganglion.testkit.InitializerContract;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NguyenWidrowTest implements InitializerContract {
  @Override
  public WeightInitializer initializer() {
    return new NguyenWidrow();
  }

  /**
   * β = 0.5 · 4^(1/2) = 1. The first unit's weights come from −0.6 and 0.8, which is as long as 1; the second's from
   * 0.5 and 0; and so on, unit by unit. A row holds a weight of each unit.
   */
  @Test
  void givesEveryUnitTheSameLengthInADirectionOfItsOwn() {
    double[] weights = new double[8];
    new NguyenWidrow(0.5, Part.WEIGHTS).fill(weights, 0, 8, new Fan(2, 4),
        new ScriptedRandom(0.2, 0.9, 0.75, 0.5, 0.5, 0, 0.9, 0.2));
    assertArrayEquals(new double[] {-0.6, 1, 0, 0.8, 0.8, 0, -1, -0.6}, weights, 0x1p-52);
  }

  /** 0.7 · 10^(1/3) = 1.5081042830223186052. */
  @Test
  void takesTheLengthFromThePaper() {
    double[] weights = new double[30];
    new NguyenWidrow().fill(weights, 0, 30, new Fan(3, 10), new SplittableRandom(3));
    for (int unit = 0; unit < 10; unit++) {
      double length = Math.hypot(Math.hypot(weights[unit], weights[10 + unit]), weights[20 + unit]);
      assertEquals(1.5081042830223186052, length, 0x1p-50);
    }
  }

  @Test
  void drawsAgainAVectorWithoutDirection() {
    double[] weights = new double[2];
    new NguyenWidrow(3, Part.WEIGHTS).fill(weights, 0, 2, new Fan(2, 1), new ScriptedRandom(0.5, 0.5, 0.5, 1));
    assertArrayEquals(new double[] {0, 3}, weights);
  }

  /** β = 0.5 · 8^(1/3) = 1. */
  @Test
  void spreadsBiasesEvenlyOverTheLengthOfTheWeights() {
    double[] biases = new double[8];
    new NguyenWidrow(0.5, Part.BIASES).fill(biases, 0, 8, new Fan(3, 8),
        new ScriptedRandom(0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875));
    assertArrayEquals(new double[] {-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75}, biases, 0x1p-52);
  }

  /** With one input, β is as large as the number of units times the overlap, and the bends −b/w lie from -1 to 1. */
  @Test
  void spreadsTheBendsOfUnitsOverOneInput() {
    Fan fan = new Fan(1, 2);
    double[] weights = new double[2];
    double[] biases = new double[2];
    new NguyenWidrow(0.5, Part.WEIGHTS).fill(weights, 0, 2, fan, new ScriptedRandom(0.25, 0.875));
    new NguyenWidrow(0.5, Part.BIASES).fill(biases, 0, 2, fan, new ScriptedRandom(0.25, 0.875));
    assertArrayEquals(new double[] {-1, 1}, weights);
    assertArrayEquals(new double[] {-0.5, 0.75}, biases);
  }

  private static double[] filled(Part part, Block block) {
    double[] filled = new double[block.size()];
    new NguyenWidrow(0.5, part).fill(filled, 0, block, new ScriptedRandom(0.25, 0.875));
    return filled;
  }

  /** The numbers of {@link #spreadsTheBendsOfUnitsOverOneInput}: by their size, the two blocks can't be told apart. */
  @Test
  void goesByTheRoleOfTheBlockUnlessTheSettingSaysWhatItFills() {
    Block weights = Block.weights(1, 2);
    Block biases = Block.biases(weights.fan(), 2);
    double[] asWeights = {-1, 1};
    double[] asBiases = {-0.5, 0.75};
    assertArrayEquals(asWeights, filled(Part.AUTO, weights));
    assertArrayEquals(asBiases, filled(Part.AUTO, biases));
    assertArrayEquals(asWeights, filled(Part.WEIGHTS, biases));
    assertArrayEquals(asBiases, filled(Part.BIASES, weights));
    assertEquals(Part.AUTO, new NguyenWidrow().part());
  }

  @Test
  void refusesABlockThatIsNoMatrix() {
    IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
        () -> new NguyenWidrow().fill(new double[7], 0, 7, new Fan(2, 3), new SplittableRandom(1)));
    assertEquals("7 weights are no whole number of rows of 3", refusal.getMessage());
  }

  @Test
  void refusesAnOverlapOfNothing() {
    InvalidSettingException refusal =
        assertThrows(InvalidSettingException.class, () -> new NguyenWidrow(0, Part.WEIGHTS));
    assertEquals("overlap must be greater than 0, but is 0", refusal.getMessage());
  }
}
