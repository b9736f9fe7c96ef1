package io.ganglion.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
  @ParameterizedTest
  @CsvSource({"12, 12", "-0.5, -0.5", "+.5, 0.5", "5., 5", "1.5e-3, 0.0015", "1E+2, 100", "007, 7", "-0, -0.0",
      "1e-400, 0", "0.1, 0.1"})
  void readsDecimalNumbers(String text, double number) {
    assertEquals(number, NumberText.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "-", "+.", "e5", "1e", "1e+", "1e1.5", "1f", "1d", "1D", "0x1p3", "NaN", "Infinity",
      "-Infinity", "1,5", "1 000", " 1", "1 ", "1_000", "--1", "1.2.3", "\u0661", "\uFF11", "1e5x", "$1", "50%"})
  void refusesEverythingElse(String text) {
    assertTrue(Double.isNaN(NumberText.parse(text)));
  }

  @Test
  void tellsNumbersThatAreTooLarge() {
    assertEquals(Double.POSITIVE_INFINITY, NumberText.parse("1e400"));
    assertEquals(Double.NEGATIVE_INFINITY, NumberText.parse("-2e308"));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-0.0, -0.0", "5, 5", "-12, -12", "0.1, 0.1", "1e15, 1e15", "9999999, 9999999",
      "2e-3, 0.002", "2e23, 2e23", "4.9E-324, 5e-324",
      "1.7976931348623157E308, 1.7976931348623157e308", "0.30000000000000004, 0.30000000000000004", "1e-7, 1e-7"})
  void writesAsFewDigitsAsItTakes(double number, String text) {
    assertEquals(text, NumberText.format(number));
  }

  @Test
  void writesWhatIsNotFiniteByName() {
    assertEquals("NaN", NumberText.format(Double.NaN));
    assertEquals("-Infinity", NumberText.format(Double.NEGATIVE_INFINITY));
  }

  @Test
  void readsBackTheBitsThatItWrote() {
    long seed = 20261123;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100_000; i++) {
      double number = i % 2 == 0 ? random.nextDouble() : Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number)) {
        assertEquals(number, NumberText.parse(NumberText.format(number)), () -> "seed " + seed);
      }
    }
  }

  /** The short way gives the bits of the long one, and refuses nothing else. */
  @Test
  void readsWhatJavaReads() {
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
      int digits = 1 + random.nextInt(20);
      int point = random.nextInt(digits + 2);
      for (int digit = 0; digit < digits; digit++) {
        text.append(digit == point ? "." : "").append(random.nextInt(4) == 0 ? 0 : random.nextInt(10));
      }
      if (random.nextInt(3) == 0) {
        text.append(random.nextBoolean() ? "e" : "E").append(random.nextInt(3) == 0 ? "+" : "")
            .append(random.nextInt(40));
      } else if (random.nextInt(3) == 0) {
        text.append("e-").append(random.nextInt(340));
      }
      assertEquals(Double.parseDouble(text.toString()), NumberText.parse(text.toString()), text::toString);
      assertEquals(Double.parseDouble(text.toString()), NumberText.parse(text.toString().replace('.', ','), ','),
          text::toString);
    }
  }

  @Test
  void takesOnePointAlone() {
    assertEquals(1.5, NumberText.parse("1,5", ','));
    assertTrue(Double.isNaN(NumberText.parse("1.5", ',')));
    assertTrue(Double.isNaN(NumberText.parse("1,5")));
    assertTrue(Double.isNaN(NumberText.parse("1,000,5", ',')));
    assertEquals(-0.0, NumberText.parse("-0"));
    assertEquals(0, NumberText.parse("0e99999999999"));
    assertEquals(Double.POSITIVE_INFINITY, NumberText.parse("1e99999999999"));
  }
}
