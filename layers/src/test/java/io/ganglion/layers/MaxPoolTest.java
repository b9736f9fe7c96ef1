package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.testkit.PlainPass;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaxPoolTest implements StepsContract {
  @Override
  public Layer layer() {
    return new MaxPool();
  }

  @Test
  void takesTheLargestAndGivesTheFirstOfEqualOnesTheGradient() {
    PlainPass pass = new PlainPass(new MaxPool(), new Shape.Steps(2));
    assertArrayEquals(new double[] {3, 9, 5, 7}, pass.outputs(new double[] {1, 9, 3, 8, 5, 7, 5, 7, 99, 99})[0]);
    assertArrayEquals(new double[] {0, 20, 10, 0, 30, 40, 0, 0, 0, 0},
        pass.inputGradients(new double[] {10, 20, 30, 40})[0]);
  }

  @Test
  void letsNaNThrough() {
    PlainPass pass = new PlainPass(new MaxPool(3, 0, PoolPadding.VALID), new Shape.Steps(1));
    assertArrayEquals(new double[][] {{Double.NaN}, {Double.NaN}},
        pass.outputs(new double[] {1, Double.NaN, 2}, new double[] {Double.NaN, 1, 2}));
  }

  @Test
  void countsOnlyWhatIsInside() {
    PlainPass pass = new PlainPass(new MaxPool(3, 1, PoolPadding.SAME), new Shape.Steps(1));
    assertArrayEquals(new double[] {-1, -1, -2}, pass.outputs(new double[] {-1, -3, -2})[0]);
  }

  @Test
  void takesTheLargestOfSquaresOfAnImage() {
    PlainPass pass = new PlainPass(new MaxPool(), new Shape.Grid(3, 5, 1));
    assertArrayEquals(new double[] {7, 9}, pass.outputs(new double[] {1, 7, 4, 9, 99, 7, 2, 9, 5, 99, 99, 99, 99, 99,
        99})[0], "what is behind the last whole square is left out");
    assertArrayEquals(new double[] {0, 10, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        pass.inputGradients(new double[] {10, 20})[0]);
    assertArrayEquals(new double[] {7, 9, 9, 7, 9, 9}, new PlainPass(new MaxPool(2, 1, PoolPadding.SAME),
        new Shape.Grid(2, 3, 1)).outputs(new double[] {1, 7, 4, 7, 2, 9})[0]);
  }

  /** The largest of each square by a plain comparison, with zeros of both signs, equal numbers and infinite ones. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void takesTheFirstOfTheLargestOfEverySquare(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] choices = {-2, -0.0, 0.0, 0.5, 1, 1, seed == 4 ? Double.POSITIVE_INFINITY : 1};
    int features = 1 + seed;
    double[] x = random.ints(4 * 6 * features, 0, choices.length).mapToDouble(i -> choices[i]).toArray();
    double[] y = new double[2 * 3 * features];
    double[] dx = new double[x.length];
    double[] dy = random.doubles(y.length).toArray();
    for (int i = 0; i < y.length; i++) {
      int corner = (i / (3 * features) * 2 * 6 + i / features % 3 * 2) * features + i % features;
      int winner = corner;
      for (int other : new int[] {corner + features, corner + 6 * features, corner + 7 * features}) {
        winner = x[other] > x[winner] ? other : winner;
      }
      y[i] = x[winner];
      dx[winner] = dy[i];
    }
    PlainPass pass = new PlainPass(new MaxPool(), new Shape.Grid(4, 6, features));
    assertArrayEquals(y, pass.outputs(x)[0], () -> "seed " + seed);
    assertArrayEquals(dx, pass.inputGradients(dy)[0], () -> "seed " + seed);
  }

  @Test
  void refusesImagesThatAreTooSmall() {
    assertEquals("size makes windows of 3 × 3 pixels, which are larger than that",
        assertThrows(InvalidSettingException.class,
            () -> new MaxPool(3, 0, PoolPadding.VALID).form(new Shape.Grid(4, 2, 1))).getMessage());
    assertEquals("sequences and images", assertThrows(UnsuitableShapeException.class,
        () -> new MaxPool().form(new Shape.Row(3))).taken());
  }

  @Nested
  class OverImages implements GridContract {
    @Override
    public Layer layer() {
      return new MaxPool();
    }
  }

  @Nested
  class OverlappingOverImages implements GridContract {
    @Override
    public Layer layer() {
      return new MaxPool(3, 2, PoolPadding.SAME);
    }
  }

  @Nested
  class Overlapping implements StepsContract {
    @Override
    public Layer layer() {
      return new MaxPool(3, 1, PoolPadding.SAME);
    }
  }

  @Nested
  class WithGaps implements StepsContract {
    @Override
    public Layer layer() {
      return new MaxPool(2, 3, PoolPadding.VALID);
    }
  }
}
