package io.ganglion.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExactMathTest {
  /** The functions, the largest errors that the table in {@link ExactMath} admits, and where to look for them. */
  private enum Case {
    EXP(ExactMath::exp, x -> ExactMath.exp(x), StrictMath::exp, BigFunctions::exp, 1.0, 1.01,
        new double[] {-1, 1, -745.1, 709.7, -745.1, -708, -0.4, 0.4}),
    SIGMOID(ExactMath::sigmoid, x -> ExactMath.sigmoid(x), x -> {
      double e = StrictMath.exp(-Math.abs(x));
      return (x < 0 ? e : 1) / (1 + e);
    }, BigFunctions::sigmoid, 1.5, 1.5, new double[] {-3, 3, -40, 40, -745.1, -30, -0.4, 0.4}),
    TANH(ExactMath::tanh, x -> ExactMath.tanh(x), StrictMath::tanh, BigFunctions::tanh, 1.5, 1.5,
        new double[] {-1, 1, -0.2, 0.2, -20, 20, -1e-8, 1e-8, -1e-310, 1e-310}),
    LOG(ExactMath::log, x -> ExactMath.log(x), StrictMath::log, BigFunctions::log, 0.9, 0.51,
        new double[] {0.5, 2, 0.9, 1.1, 1e-300, 1e300, 5e-324, 2e-308});

    final DoubleUnaryOperator function;
    final FloatOperator floatFunction;
    final DoubleUnaryOperator strict;
    final UnaryOperator<BigDecimal> exact;
    final double ulps;
    final double floatUlps;
    final double[] ranges;

    Case(DoubleUnaryOperator function, FloatOperator floatFunction, DoubleUnaryOperator strict,
        UnaryOperator<BigDecimal> exact, double ulps, double floatUlps, double[] ranges) {
      this.function = function;
      this.floatFunction = floatFunction;
      this.strict = strict;
      this.exact = exact;
      this.ulps = ulps;
      this.floatUlps = floatUlps;
      this.ranges = ranges;
    }
  }

  private interface FloatOperator {
    float apply(float x);
  }

  @ParameterizedTest
  @EnumSource
  void keepsWithinTheErrorsOfItsTable(Case c) {
    SplittableRandom random = new SplittableRandom(7);
    for (int range = 0; range < c.ranges.length; range += 2) {
      double low = c.ranges[range];
      double high = c.ranges[range + 1];
      for (int i = 0; i < 1000; i++) {
        double x = low + random.nextDouble() * (high - low);
        double ulps = BigFunctions.ulps(c.function.applyAsDouble(x), c.exact.apply(new BigDecimal(x)));
        assertTrue(ulps <= c.ulps, () -> c + " is " + ulps + " ulp off at " + x);
      }
    }
  }

  /** Against StrictMath in double precision, whose own error is nothing beside a float's; every 20,011th float. */
  @ParameterizedTest
  @EnumSource
  void keepsWithinTheErrorsOfItsTableForFloats(Case c) {
    for (int bits = 0; bits >= 0 && bits <= 0x7f800000; bits += 20_011) {
      float x = Float.intBitsToFloat(bits);
      checkFloat(c, x);
      if (c != Case.LOG) {
        checkFloat(c, -x);
      }
    }
  }

  private static void checkFloat(Case c, float x) {
    double exact = c.strict.applyAsDouble(x);
    float actual = c.floatFunction.apply(x);
    if (Math.abs(exact) > Float.MAX_VALUE || Float.isInfinite(actual)) {
      assertEquals((float) exact, actual, () -> c + " at " + x);
    } else {
      double unit = Math.scalb(1.0, Math.max(Float.MIN_EXPONENT, Math.getExponent(exact)) - 23);
      double ulps = Math.abs(actual - exact) / unit;
      assertTrue(ulps <= c.floatUlps, () -> c + " is " + ulps + " ulp off at " + x + "f");
    }
  }

  @ParameterizedTest
  @EnumSource
  void neverFallsFromOneFloatToALaterOne(Case c) {
    float last = c.floatFunction.apply(c == Case.LOG ? 0 : Float.NEGATIVE_INFINITY);
    for (int bits = c == Case.LOG ? 0 : -0x7f800000; bits <= 0x7f800000; bits += 10_007) {
      float x = bits < 0 ? -Float.intBitsToFloat(-bits) : Float.intBitsToFloat(bits);
      float y = c.floatFunction.apply(x);
      float before = last;
      assertTrue(y >= before, () -> c + " falls from " + before + " to " + y + " before " + x + "f");
      last = y;
    }
  }

  /** Every double where one multiple of ln 2, or half of it, or a power of 2, gives way to the next. */
  @ParameterizedTest
  @EnumSource
  void neverFallsAmongNeighbours(Case c) {
    for (int k = 0; k < 80; k++) {
      for (double centre : new double[] {(k + 0.5) * 0.6931471805599453, (k + 0.5) * 0.34657359027997264, k / 16.0,
          Math.scalb(StrictMath.sqrt(0.5), k - 40), Math.scalb(1.0, k - 70)}) {
        neverFallsAround(c, centre, 200);
        if (c != Case.LOG) {
          neverFallsAround(c, -centre, 200);
        }
      }
    }
  }

  private static void neverFallsAround(Case c, double centre, int neighbours) {
    double x = centre;
    for (int i = 0; i < neighbours; i++) {
      x = c == Case.LOG ? Math.max(0, Math.nextDown(x)) : Math.nextDown(x);
    }
    double last = c.function.applyAsDouble(x);
    for (int i = 0; i < 2 * neighbours; i++) {
      x = Math.nextUp(x);
      double y = c.function.applyAsDouble(x);
      assertTrue(y >= last, c + " falls at " + x);
      last = y;
    }
  }

  @Test
  void givesTheLimitsAtInfinityAndZero() {
    double infinity = Double.POSITIVE_INFINITY;
    assertEquals(infinity, ExactMath.exp(infinity));
    assertEquals(0.0, ExactMath.exp(-infinity));
    assertEquals(1.0, ExactMath.exp(-0.0));
    assertEquals(1.0, ExactMath.sigmoid(infinity));
    assertEquals(0.0, ExactMath.sigmoid(-infinity));
    assertEquals(0.5, ExactMath.sigmoid(-0.0));
    assertEquals(1.0, ExactMath.tanh(infinity));
    assertEquals(-1.0, ExactMath.tanh(-infinity));
    assertEquals(0.0, ExactMath.tanh(0.0));
    assertEquals(-0.0, ExactMath.tanh(-0.0));
    assertEquals(infinity, ExactMath.log(infinity));
    assertEquals(-infinity, ExactMath.log(0.0));
    assertEquals(-infinity, ExactMath.log(-0.0));
    assertEquals(0.0, ExactMath.log(1.0));
    assertEquals(Float.POSITIVE_INFINITY, ExactMath.exp(Float.POSITIVE_INFINITY));
    assertEquals(0f, ExactMath.exp(Float.NEGATIVE_INFINITY));
    assertEquals(0f, ExactMath.sigmoid(Float.NEGATIVE_INFINITY));
    assertEquals(1f, ExactMath.sigmoid(Float.POSITIVE_INFINITY));
    assertEquals(-0f, ExactMath.tanh(-0f));
    assertEquals(-1f, ExactMath.tanh(Float.NEGATIVE_INFINITY));
    assertEquals(Float.NEGATIVE_INFINITY, ExactMath.log(0f));
  }

  @Test
  void passesOnNaN() {
    for (Case c : Case.values()) {
      assertEquals(Double.NaN, c.function.applyAsDouble(Double.NaN));
      assertEquals(Float.NaN, c.floatFunction.apply(Float.NaN));
    }
    assertEquals(Double.NaN, ExactMath.log(-Double.MIN_VALUE));
    assertEquals(Double.NaN, ExactMath.log(Double.NEGATIVE_INFINITY));
  }

  @Test
  void overflowsAndUnderflowsWhereTheExactFunctionDoes() {
    assertEquals(0x1.fffffffffff2ap1023, ExactMath.exp(709.782712893384));
    assertEquals(Double.POSITIVE_INFINITY, ExactMath.exp(709.7827128933841));
    assertEquals(Double.MIN_VALUE, ExactMath.exp(-745.1332191019411));
    assertEquals(0.0, ExactMath.exp(-745.1332191019412));
    assertEquals(Double.MIN_VALUE, ExactMath.sigmoid(-745.1332191019411));
    assertEquals(0.0, ExactMath.sigmoid(-Double.MAX_VALUE));
    assertEquals(Double.MIN_VALUE, ExactMath.tanh(Double.MIN_VALUE));
    assertEquals(Float.MIN_VALUE, ExactMath.tanh(Float.MIN_VALUE));
    assertEquals(Float.MIN_VALUE, ExactMath.sigmoid(-103.97208f));
    assertEquals(0f, ExactMath.sigmoid(-103.97209f));
  }

  @Test
  void measuresWhatWouldOverflowOrUnderflowIfSquared() {
    assertEquals(5, ExactMath.norm(new double[] {3, -4}), 1e-15);
    assertEquals(5e200, ExactMath.norm(new double[] {3e200, -4e200}), 1e185);
    assertEquals(5e-200, ExactMath.norm(new double[] {3e-200, -4e-200}), 1e-215);
    assertEquals(0, ExactMath.norm(new double[] {0, -0.0}));
    assertEquals(Double.POSITIVE_INFINITY, ExactMath.norm(new double[] {1, Double.NEGATIVE_INFINITY}));
    assertEquals(Double.NaN, ExactMath.norm(new double[] {Double.NaN, 1}));
    assertEquals(13, ExactMath.norm(new double[] {1e300, 5, -12, Double.NaN}, 1, 3), 1e-14);
  }
}
