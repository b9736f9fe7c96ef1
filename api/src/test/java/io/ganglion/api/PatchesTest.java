package io.ganglion.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchesTest {
  /** The sizes that ONNX gives for SAME_UPPER, and its first pad. */
  @ParameterizedTest
  @CsvSource({"5, 3, 1, 1, 5, -1", "6, 3, 2, 1, 3, 0", "7, 3, 2, 1, 4, -1", "1, 9, 1, 1, 1, -4", "5, 2, 1, 1, 5, 0",
      "10, 3, 1, 4, 10, -4", "2, 1, 3, 1, 1, 0"})
  void keepsTheSize(int size, int kernel, int stride, int dilation, int places, int first) {
    Patches.Axis axis = Patches.Axis.same(kernel, stride, dilation);
    assertEquals(places, axis.places(size));
    assertEquals(first, axis.first(size));
  }

  @ParameterizedTest
  @CsvSource({"5, 3, 1, 1, 3", "5, 5, 1, 1, 1", "4, 5, 1, 1, 0", "1, 9, 1, 1, 0", "9, 3, 2, 2, 3", "10, 3, 2, 2, 3"})
  void liesInside(int size, int kernel, int stride, int dilation, int places) {
    Patches.Axis axis = Patches.Axis.valid(kernel, stride, dilation);
    assertEquals(places, axis.places(size));
    assertEquals(0, axis.first(size));
  }

  @ParameterizedTest
  @CsvSource({"5, 3, 1, 1, 5, -2", "1, 4, 1, 3, 1, -9", "7, 2, 3, 1, 3, -1"})
  void seesNothingThatComesLater(int size, int kernel, int stride, int dilation, int places, int first) {
    Patches.Axis axis = Patches.Axis.causal(kernel, stride, dilation);
    assertEquals(places, axis.places(size));
    assertEquals(first, axis.first(size));
  }

  @Test
  void countsTheRowsOfAnImageAndItsTaps() {
    Patches patches = new Patches(Patches.Axis.valid(3, 1, 1), new Patches.Axis(5, 2, 1, false, 2, 1), 8, 2);
    assertEquals(4 * 4, patches.rows(6 * 8));
    assertEquals(3 * 5 * 2, patches.taps(4));
    assertEquals(0, patches.rows(2 * 8));
    assertEquals(7, Patches.ofSteps(Patches.Axis.same(3, 1, 1), 1).rows(7));
  }

  @Test
  void refusesWhatIsNoWindow() {
    assertEquals("kernel must be 1 or greater, but is 0",
        assertThrows(InvalidSettingException.class, () -> Patches.Axis.same(0, 1, 1)).getMessage());
    assertEquals("stride must be 1 or greater, but is 0",
        assertThrows(InvalidSettingException.class, () -> Patches.Axis.valid(1, 0, 1)).getMessage());
    assertEquals("dilation must be 1 or greater, but is -2",
        assertThrows(InvalidSettingException.class, () -> Patches.Axis.causal(1, 1, -2)).getMessage());
    assertEquals("groups must be 1 or greater, but is 0",
        assertThrows(InvalidSettingException.class, () -> Patches.ofSteps(Patches.Axis.ONE, 0)).getMessage());
  }
}
