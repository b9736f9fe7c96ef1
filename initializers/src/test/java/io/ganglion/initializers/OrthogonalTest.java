package io.ganglion.initializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.Block;
import io.ganglion.api.Fan;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.WeightInitializer;
import io.ganglion.testkit.InitializerContract;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrthogonalTest implements InitializerContract {
  @Override
  public WeightInitializer initializer() {
    return new Orthogonal();
  }

  /** The products of all pairs of vectors; 1e-12 is some ten thousand roundings of the longest, which has 300 terms. */
  @ParameterizedTest
  @CsvSource({"1, 1", "4, 4", "300, 300", "120, 30", "30, 120", "5, 1", "1, 5"})
  void makesVectorsOrthogonal(int in, int out) {
    double[] w = new double[in * out];
    new Orthogonal(3).fill(w, 0, w.length, new Fan(in, out), new SplittableRandom(5));
    int count = Math.min(in, out);
    for (int a = 0; a < count; a++) {
      for (int b = 0; b <= a; b++) {
        double product = 0;
        for (int k = 0; k < Math.max(in, out); k++) {
          product += in >= out ? w[k * out + a] * w[k * out + b] : w[a * out + k] * w[b * out + k];
        }
        assertEquals(a == b ? 9 : 0, product, 9e-12);
      }
    }
  }

  /**
   * By hand, with r = √(ln 2): the first unit's vector is (r, −r), as long as √2 r, so (1, −1) / √2. The second is
   * (r, r), at right angles already, so (1, 1) / √2. A row holds a weight of each.
   */
  @Test
  void lengthensOrShortensVectorsToTheGain() {
    double[] weights = new double[4];
    new Orthogonal(2).fill(weights, 0, 4, new Fan(2, 2), new ScriptedRandom(0.75, 0.25, 0.75, 0.75));
    double r = Math.sqrt(2);
    assertArrayEquals(new double[] {r, r, -r, r}, weights, 0x1p-51);
  }

  @Test
  void drawsAgainAVectorThatIsNoNewDirection() {
    double[] weights = new double[4];
    new Orthogonal().fill(weights, 0, 4, new Fan(2, 2), new ScriptedRandom(0.75, 0.25, 0.75, 0.25, 0.75, 0.75));
    double r = Math.sqrt(0.5);
    assertArrayEquals(new double[] {r, r, -r, r}, weights, 0x1p-52);
  }

  /**
   * If every orthogonal matrix is as likely as any other, each entry of an n by n one has the mean 0 and the variance
   * 1/n, and so the trace the variance 1 (Diaconis and Shahshahani 1994). A QR whose R has a negative diagonal would
   * shift the mean of the trace. Five standard errors of 4,000 draws.
   */
  @Test
  void favoursNoMatrix() {
    SplittableRandom random = new SplittableRandom(9);
    int draws = 4_000;
    double sum = 0;
    double squares = 0;
    double[] w = new double[9];
    for (int i = 0; i < draws; i++) {
      new Orthogonal().fill(w, 0, 9, new Fan(3, 3), random);
      double trace = w[0] + w[4] + w[8];
      sum += trace;
      squares += trace * trace;
    }
    assertEquals(0, sum / draws, 5 / Math.sqrt(draws));
    assertEquals(1, squares / draws, 5 * Math.sqrt(2.0 / draws));
  }

  @Test
  void givesBiasesTheLengthOfTheGain() {
    double[] biases = new double[2];
    new Orthogonal(2).fill(biases, 0, 2, new Fan(7, 2), new ScriptedRandom(0.75, 0.25));
    assertArrayEquals(new double[] {Math.sqrt(2), -Math.sqrt(2)}, biases, 0x1p-51);
  }

  /** A convolution's fan-out counts every place that an input reaches; the matrix is only as wide as the block. */
  @Test
  void takesTheShapeOfTheMatrixFromTheBlock() {
    Block block = new Block("kernels", Block.Role.WEIGHTS, 18, 4, 1, new Fan(18, 36), 5);
    double[] w = new double[block.size()];
    new Orthogonal().fill(w, 0, block, new SplittableRandom(5));
    double[] expected = new double[block.size()];
    new Orthogonal().fill(expected, 0, expected.length, new Fan(18, 4), new SplittableRandom(5));
    assertArrayEquals(expected, w);
  }

  @Test
  void makesEachGroupOfColumnsOrthogonalOnItsOwn() {
    Block gates = new Block("recurrent", Block.Role.RECURRENT, 3, 12, 4, new Fan(3, 3), 0);
    double[] w = new double[gates.size()];
    new Orthogonal(2).fill(w, 0, gates, new SplittableRandom(5));
    for (int gate = 0; gate < 4; gate++) {
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b <= a; b++) {
          double product = 0;
          for (int row = 0; row < 3; row++) {
            product += w[12 * row + 3 * gate + a] * w[12 * row + 3 * gate + b];
          }
          assertEquals(a == b ? 4 : 0, product, 4e-12);
        }
      }
    }
  }

  @Test
  void refusesABlockThatIsNoMatrix() {
    IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
        () -> new Orthogonal().fill(new double[7], 0, 7, new Fan(2, 3), new SplittableRandom(1)));
    assertEquals("7 weights are no whole number of rows of 3", refusal.getMessage());
  }

  @Test
  void refusesAGainOfNothing() {
    InvalidSettingException refusal = assertThrows(InvalidSettingException.class, () -> new Orthogonal(0));
    assertEquals("gain must be greater than 0, but is 0", refusal.getMessage());
  }
}
