package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.Fan;
import io.ganglion.api.Form;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.testkit.PlainPass;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class Conv2dTest implements GridContract {
  private static final double[] DIGITS = {1, 2, 3, 4, 5, 6, 7, 8, 9};

  @Override
  public Layer layer() {
    return new Conv2d(3, 3, ImagePadding.SAME);
  }

  private static double[] convolve(Conv2d layer, double... weights) {
    return new PlainPass(layer, new Shape.Grid(3, 3, 1), weights, new double[] {0.5}).outputs(DIGITS)[0];
  }

  /** The weights 1000, 100, 10 and 1 write down what a window of 2 × 2 sees. */
  @Test
  void seesItsWindowsLineByLine() {
    double[] weights = {1000, 100, 10, 1};
    assertArrayEquals(new double[] {1245.5, 2356.5, 4578.5, 5689.5},
        convolve(new Conv2d(1, 2, ImagePadding.VALID), weights));
    assertArrayEquals(new double[] {1245.5, 2356.5, 3060.5, 4578.5, 5689.5, 6090.5, 7800.5, 8900.5, 9000.5},
        convolve(new Conv2d(1, 2, ImagePadding.SAME), weights), "the odd zeros are behind");
    assertArrayEquals(new double[] {1245.5, 3060.5, 7800.5, 9000.5},
        convolve(new Conv2d(1, 2, 0, 2, 1, 1, ImagePadding.SAME, 0, 0, 0, 0, true), weights));
    assertArrayEquals(new double[] {1379.5},
        convolve(new Conv2d(1, 2, 0, 1, 2, 1, ImagePadding.VALID, 0, 0, 0, 0, true), weights), "with gaps");
    assertArrayEquals(new double[] {1.5, 12.5, 23.5, 30.5, 104.5, 1245.5, 2356.5, 3060.5, 407.5, 4578.5, 5689.5,
        6090.5},
        convolve(new Conv2d(1, 2, 0, 1, 1, 1, ImagePadding.EXPLICIT, 1, 0, 1, 1, true), weights));
  }

  @Test
  void takesWindowsThatAreNotSquare() {
    assertArrayEquals(new double[] {123.5, 456.5, 789.5},
        convolve(new Conv2d(1, 1, 3, 1, 1, 1, ImagePadding.VALID, 0, 0, 0, 0, true), 100, 10, 1));
    assertArrayEquals(new double[] {147.5, 258.5, 369.5},
        convolve(new Conv2d(1, 3, 1, 1, 1, 1, ImagePadding.VALID, 0, 0, 0, 0, true), 100, 10, 1));
  }

  /** Each filter sees its own feature alone. */
  @Test
  void isDepthwiseWithAsManyGroupsAsFeatures() {
    Conv2d layer = new Conv2d(2, 1, 2, 1, 1, 2, ImagePadding.VALID, 0, 0, 0, 0, false);
    assertArrayEquals(new double[] {14, 32, 45, 63}, new PlainPass(layer, new Shape.Grid(1, 3, 2),
        new double[] {10, 1, 1, 10}).outputs(new double[] {1, 2, 4, 3, 5, 6})[0]);
  }

  @Test
  void hasTheFanOfItsWindow() {
    Form form = new Conv2d(4, 3, ImagePadding.SAME).form(new Shape.Grid(5, 5, 2));
    assertEquals(new Fan(9 * 2, 9 * 4), form.blocks().get(0).fan());
    Form groups = new Conv2d(4, 3, 0, 1, 1, 2, ImagePadding.SAME, 0, 0, 0, 0, false).form(new Shape.Grid(5, 5, 2));
    assertEquals(new Fan(9, 9 * 2), groups.blocks().get(0).fan());
    assertEquals(1, groups.blocks().size());
  }

  @Test
  void saysWhatComesOut() {
    assertEquals(new Shape.Grid(14, 14, 8), new Conv2d(8, 3, 0, 2, 1, 1, ImagePadding.SAME, 0, 0, 0, 0, true)
        .form(new Shape.Grid(28, 28, 1)).output());
    assertEquals(new Shape.Grid(24, 26, 8), new Conv2d(8, 5, 3, 1, 1, 1, ImagePadding.VALID, 0, 0, 0, 0, true)
        .form(new Shape.Grid(28, 28, 1)).output());
    assertEquals(new Shape.Grid(31, 33, 8), new Conv2d(8, 3, 0, 1, 1, 1, ImagePadding.EXPLICIT, 2, 3, 4, 3, true)
        .form(new Shape.Grid(28, 28, 1)).output());
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertEquals("images", assertThrows(UnsuitableShapeException.class,
        () -> new Conv2d().form(new Shape.Steps(3))).taken());
    assertEquals("kernel makes windows of 5 × 5 pixels, which are larger than that",
        assertThrows(InvalidSettingException.class,
            () -> new Conv2d(1, 5, ImagePadding.VALID).form(new Shape.Grid(4, 9, 1))).getMessage());
    assertEquals("kernelWidth makes windows of 1 × 7 pixels, which are larger than that",
        assertThrows(InvalidSettingException.class, () -> new Conv2d(1, 1, 4, 1, 2, 1, ImagePadding.VALID, 0, 0, 0, 0,
            true).form(new Shape.Grid(4, 6, 1))).getMessage());
    assertEquals("groups must divide the 3 numbers of each pixel, but is 2",
        assertThrows(InvalidSettingException.class, () -> new Conv2d(4, 3, 0, 1, 1, 2, ImagePadding.SAME, 0, 0, 0, 0,
            true).form(new Shape.Grid(4, 6, 3))).getMessage());
    assertEquals("groups must divide the 4 filters, but is 3",
        assertThrows(InvalidSettingException.class,
            () -> new Conv2d(4, 3, 0, 1, 1, 3, ImagePadding.SAME, 0, 0, 0, 0, true)).getMessage());
    InvalidSettingException explicit = assertThrows(InvalidSettingException.class,
        () -> new Conv2d(4, 3, 0, 1, 1, 1, ImagePadding.SAME, 0, 0, 2, 0, true));
    assertEquals("left goes with padding: explicit alone", explicit.getMessage());
    assertEquals(List.of("padding"), explicit.others());
  }

  @Nested
  class WithStride implements GridContract {
    @Override
    public Layer layer() {
      return new Conv2d(2, 3, 2, 2, 1, 1, ImagePadding.SAME, 0, 0, 0, 0, true);
    }
  }

  @Nested
  class Dilated implements GridContract {
    @Override
    public Layer layer() {
      return new Conv2d(2, 2, 0, 1, 2, 1, ImagePadding.VALID, 0, 0, 0, 0, false);
    }
  }

  @Nested
  class Grouped implements GridContract {
    @Override
    public Layer layer() {
      return new Conv2d(4, 2, 3, 1, 1, 2, ImagePadding.EXPLICIT, 1, 0, 2, 1, true);
    }
  }
}
