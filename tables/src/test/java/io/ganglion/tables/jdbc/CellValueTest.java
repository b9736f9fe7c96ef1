package io.ganglion.tables.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.NumberText;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellValueTest {
  private static final long SEED = 7;

  /** Whichever way it takes. */
  @Test
  void writesDoublesAsEverywhere() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 20_000; i++) {
      double value = switch (i % 4) {
        case 0 -> random.nextInt(-100_000, 100_000) / 100.0;
        case 1 -> random.nextDouble() * 1e8;
        case 2 -> Double.longBitsToDouble(random.nextLong());
        default -> random.nextInt() * 1e-6;
      };
      String text = CellValue.text(value);
      assertEquals(NumberText.format(value), text, "seed " + SEED + ", number " + i);
    }
  }

  @Test
  void bringsFloatsBackByTheFewestDigits() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 20_000; i++) {
      float value = i % 2 == 0 ? random.nextInt(-10_000, 10_000) / 100f : Float.intBitsToFloat(random.nextInt());
      String text = CellValue.text(value);
      assertTrue(Float.isNaN(value) || Float.parseFloat(text) == value, value + " is written as " + text);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.1f, 0.1", "16777216f, 16777216", "3.4028235e38f, 3.4028235e38", "1.4e-45f, 1.4013e-45",
      "0.3333333432674407958984375f, 0.33333334"})
  void writesFloats(String value, String text) {
    assertEquals(text, CellValue.text(Float.parseFloat(value)));
  }
}
