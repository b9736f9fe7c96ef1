package io.ganglion.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Shape;
import io.ganglion.engine.random.Randomness;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final Shape.Grid LINE = new Shape.Grid(1, 3, 1);

  private static byte[] applied(Augmentation augmentation, Shape.Grid shape, long key, byte... image) {
    byte[] images = new byte[image.length + 1];
    System.arraycopy(image, 0, images, 1, image.length);
    byte[] to = new byte[image.length];
    augmentation.apply(shape, images, 1, key, to);
    return to;
  }

  /** How often each result comes for many keys. */
  private static Map<String, Integer> counts(Augmentation augmentation, Shape.Grid shape, byte... image) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < 4_000; i++) {
      counts.merge(Arrays.toString(applied(augmentation, shape,
          Randomness.key(5, Randomness.Purpose.DROPOUT, 1, i), image)), 1, Integer::sum);
    }
    return counts;
  }

  private static void assertEven(Map<String, Integer> counts, String... expected) {
    assertEquals(new TreeSet<>(Arrays.asList(expected)), counts.keySet());
    counts.forEach((result, count) -> assertEquals(4_000.0 / expected.length, count, 250, result)); // 5 deviations
  }

  @Test
  void movesAndRepeatsTheEdge() {
    assertEven(counts(new Augmentation(1, false, 0), new Shape.Grid(1, 3, 1), (byte) 1, (byte) 2, (byte) 3),
        "[1, 1, 2]", "[1, 2, 3]", "[2, 3, 3]");
    assertEven(counts(new Augmentation(1, false, 0), new Shape.Grid(3, 1, 1), (byte) 1, (byte) 2, (byte) 3),
        "[1, 1, 2]", "[1, 2, 3]", "[2, 3, 3]");
  }

  @Test
  void mirrorsEverySecondImageAndKeepsColoursTogether() {
    assertEven(counts(new Augmentation(0, true, 0), LINE, (byte) 1, (byte) 2, (byte) 3), "[1, 2, 3]", "[3, 2, 1]");
    assertEven(counts(new Augmentation(0, true, 0), new Shape.Grid(1, 2, 3), (byte) 1, (byte) 2, (byte) 3, (byte) 4,
        (byte) 5, (byte) 6), "[1, 2, 3, 4, 5, 6]", "[4, 5, 6, 1, 2, 3]");
  }

  /** Of lines of 3 pixels the whole, or two at either end, each new pixel two thirds of an old one. */
  @Test
  void cutsOffAndScales() {
    assertEquals(Set.of("[0, 30, 90, 0, 30, 90]", "[0, 15, 30, 0, 15, 30]", "[30, 60, 90, 30, 60, 90]"),
        counts(new Augmentation(0, false, 1), new Shape.Grid(2, 3, 1), (byte) 0, (byte) 30, (byte) 90, (byte) 0,
            (byte) 30, (byte) 90).keySet());
  }

  @Test
  void changesNothingInItselfAndIsTheSameForTheSameKey() {
    byte[] image = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    Augmentation all = new Augmentation(1, true, 2);
    Shape.Grid square = new Shape.Grid(3, 3, 1);
    for (long key = 0; key < 50; key++) {
      assertArrayEquals(applied(all, square, key, image), applied(all, square, key, image));
    }
    assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, image);
    assertTrue(Augmentation.NONE.isNone());
    assertArrayEquals(image, applied(Augmentation.NONE, square, 1, image));
  }

  @Test
  void isForImagesOfBytesAlone() {
    Inputs numbers = Inputs.rows(2, new double[4]);
    assertEquals("Augmentation[shift=1, mirror=false, crop=0] isn't for a row of 2 numbers",
        assertThrows(IllegalArgumentException.class, () -> numbers.augmented(new Augmentation(1, false, 0)))
            .getMessage());
    Inputs images = new Inputs(LINE, new Cells.Bytes(new byte[6], 0, 255), null);
    assertEquals("Augmentation[shift=1, mirror=false, crop=0] isn't for images of 1 × 3 × 1",
        assertThrows(IllegalArgumentException.class, () -> images.augmented(new Augmentation(1, false, 0)))
            .getMessage());
    Augmentation mirror = new Augmentation(0, true, 0);
    assertEquals(mirror, images.augmented(mirror).some(1).augmentation());
  }
}
