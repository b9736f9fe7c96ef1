package io.ganglion.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AffineTest {
  @Test
  void swapsItsSidesWhenTransposed() {
    assertEquals(new Affine(2, 3, 7, Affine.NO_BIAS), new Affine(3, 2, 0, 6).transposed(7));
  }

  @Test
  void refusesWhatIsNoLayout() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> new Affine(0, 2, 0, -1));
    assertEquals("not a layout: 0 inputs, 2 outputs, weights at 0, bias at -1", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Affine(1, 1, 0, -2));
  }
}
