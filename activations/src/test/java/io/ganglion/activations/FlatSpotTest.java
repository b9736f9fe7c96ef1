package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlatSpotTest {
  @Test
  void noneIsTheTrueDerivative() {
    assertEquals(1e-9, FlatSpot.NONE.apply(1e-9, 0.01));
  }

  @Test
  void clipKeepsSmallDerivativesFromFallingBelowTheBound() {
    assertEquals(0.01, FlatSpot.CLIP.apply(1e-9, 0.01));
    assertEquals(0.2, FlatSpot.CLIP.apply(0.2, 0.01));
  }

  @Test
  void addRaisesEveryDerivativeByATenth() {
    assertEquals(0.1, FlatSpot.ADD.apply(0, 0.01));
    assertEquals(0.35, FlatSpot.ADD.apply(0.25, 0.01));
  }

  @ParameterizedTest
  @EnumSource
  void hidesNoNaN(FlatSpot flatSpot) {
    assertEquals(Double.NaN, flatSpot.apply(Double.NaN, 0.01));
  }
}
