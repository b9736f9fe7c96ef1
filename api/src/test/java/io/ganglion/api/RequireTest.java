package io.ganglion.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequireTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void namesTheComponentAndTheDemand() {
    refuses("rate must be a finite number, but is Infinity", () -> Require.finite("rate", INFINITY));
    refuses("rate must be greater than 0, but is 0", () -> Require.positive("rate", 0));
    refuses("rate must be greater than 0 and finite, but is Infinity", () -> Require.positive("rate", INFINITY));
    refuses("rate must be greater than 0, but is -0.5", () -> Require.positiveOrInfinite("rate", -0.5));
    refuses("rate must be 0 or greater, but is -1", () -> Require.notNegative("rate", -1));
    refuses("size must be 1 or greater, but is 0", () -> Require.atLeast("size", 0, 1));
    refuses("rate must be greater than 1, but is 1", () -> Require.above("rate", 1, 1));
    refuses("rate must be between 0 and 1, but is 1.5", () -> Require.between("rate", 1.5, 0, 1));
    refuses("rate must be greater than 0 and less than 1, but is 1", () -> Require.strictlyBetween("rate", 1, 0, 1));
    refuses("rate must be at least 0 and less than 1, but is 1", () -> Require.fromUpTo("rate", 1, 0, 1));
    refuses("low must not be greater than high-mark (2), but is 3", () -> Require.notAbove("low", 3, "highMark", 2));
  }

  @Test
  void letsTheBoundsThroughThatItSaysItDoes() {
    assertDoesNotThrow(() -> {
      Require.finite("x", -Double.MAX_VALUE);
      Require.positive("x", Double.MIN_VALUE);
      Require.positiveOrInfinite("x", INFINITY);
      Require.notNegative("x", 0);
      Require.atLeast("x", 1, 1);
      Require.above("x", Math.nextUp(1.0), 1);
      Require.between("x", 0, 0, 1);
      Require.between("x", 1, 0, 1);
      Require.strictlyBetween("x", 0.5, 0, 1);
      Require.fromUpTo("x", 0, 0, 1);
      Require.notAbove("x", 2, "y", 2);
    });
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
  void letsNoNaNAndNoNegativeInfinityThrough(double x) {
    assertThrows(InvalidSettingException.class, () -> Require.finite("x", x));
    assertThrows(InvalidSettingException.class, () -> Require.positive("x", x));
    assertThrows(InvalidSettingException.class, () -> Require.positiveOrInfinite("x", x));
    assertThrows(InvalidSettingException.class, () -> Require.notNegative("x", x));
    assertThrows(InvalidSettingException.class, () -> Require.above("x", x, 0));
    assertThrows(InvalidSettingException.class, () -> Require.between("x", x, 0, 1));
    assertThrows(InvalidSettingException.class, () -> Require.strictlyBetween("x", x, 0, 1));
    assertThrows(InvalidSettingException.class, () -> Require.fromUpTo("x", x, 0, 1));
  }

  @Test
  void letsNoNaNPassForALimit() {
    refuses("x must not be greater than y (NaN), but is 1", () -> Require.notAbove("x", 1, "y", Double.NaN));
    refuses("x must not be greater than y (1), but is NaN", () -> Require.notAbove("x", Double.NaN, "y", 1));
  }

  @Test
  void tellsComponentAndProblemApart() {
    InvalidSettingException refusal =
        assertThrows(InvalidSettingException.class, () -> Require.positive("initialStep", -1));
    assertEquals("initialStep", refusal.component());
    assertEquals("must be greater than 0, but is -1", refusal.problem());
  }

  private static void refuses(String message, Executable check) {
    assertEquals(message, assertThrows(InvalidSettingException.class, check).getMessage());
  }
}
