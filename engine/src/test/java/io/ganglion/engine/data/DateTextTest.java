package io.ganglion.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {
  @ParameterizedTest
  @CsvSource({"1970-01-02, 86400", "1970-01-01T00:01, 60", "1970-01-01 00:01:02, 62", "1970-01-01T00:00:02.75, 2",
      "1969-12-31T23:59:59, -1", "1970-01-01T02:00+02:00, 0", "1970-01-01 02:00:00+0200, 0",
      "1970-01-01 02:00:00+02, 0", "1970-01-01T02:00 +02:00, 0", "1970-01-01 00:00 UTC, 0", "1970-01-01T00:00:00.5Z, 0",
      "1969-12-31 20:30 -0330, 0", "1970-01-01T00:00 GMT, 0", "1970-01-01T00:00Z, 0", "2024-02-29, 1709164800"})
  void readsIsoDatesAndTimes(String text, double seconds) {
    assertEquals(seconds, DateText.of("").parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023-02-29", "2024-1-1", "2024-01-01T", "2024-01-01x10:00", "2024-01-01T25:00", "20240101",
      "2024-01-01 10", "01.01.2024", "2024-01-0a", ""})
  void refusesEverythingElse(String text) {
    assertTrue(Double.isNaN(DateText.of("").parse(text)));
  }

  @Test
  void readsPatterns() {
    assertEquals(86_400, DateText.of("d.M.yyyy").parse("2.1.1970"));
    assertEquals(86_400 + 3660, DateText.of("dd/MM/yy HH:mm").parse("02/01/70 01:01") - 36_525 * 86_400L);
    assertEquals(7200, DateText.of("MMM d yyyy h a").parse("jan 1 1970 2 am"));
    assertTrue(Double.isNaN(DateText.of("d.M.yyyy").parse("31.2.1970")));
    assertThrows(IllegalArgumentException.class, () -> DateText.of("no pattern"));
  }
}
