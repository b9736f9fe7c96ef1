package io.ganglion.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Months, times of day and years of two digits. */
class DatePatternsTest {
  @ParameterizedTest
  @CsvSource({"yyyy-MM, 1950-01, 1950-01-01", "MM/yyyy, 12/2024, 2024-12-01", "MMM yyyy, Feb 2024, 2024-02-01",
      "d.M.yy, 31.12.75, 2075-12-31", "d.M.yy{1950}, 31.12.75, 1975-12-31", "d.M.yy{1950}, 1.1.49, 2049-01-01",
      "yyyy年M月d日, 2026年11月30日, 2026-11-30",
      "yyyy年M月, 2026年3月, 2026-03-01", "yyyy년 M월 d일, 2026년 1월 5일, 2026-01-05",
      "yy{1930}-MM-dd, 29-05-06, 2029-05-06", "yy{1930}-MM-dd, 30-05-06, 1930-05-06"})
  void aPatternGivesADay(String pattern, String text, String day) {
    assertEquals(LocalDate.parse(day).toEpochDay() * 86_400.0, DateText.of(pattern).parse(text));
  }

  @ParameterizedTest
  @CsvSource({"H:mm, 18:30, 66600", "H.mm.ss, 00.00.05, 5", "h:mm a, 1:00 PM, 46800", "H:mm, 24:30, NaN",
      "yyyy-MM, 1950-13, NaN", "d.M.yy{1950}, 30.2.75, NaN"})
  void aTimeOfDayIsOnTheFirstOf1970(String pattern, String text, double seconds) {
    assertEquals(seconds, DateText.of(pattern).parse(text));
  }

  @Test
  void knowsPatternsOfTimes() {
    assertTrue(DateText.isOfTimes("H:mm 'day'"));
    assertFalse(DateText.isOfTimes("d.M.yy{1950} H:mm"));
    assertFalse(DateText.isOfTimes("yyyy-MM"));
    assertThrows(IllegalArgumentException.class, () -> DateText.of("yy{19}"));
  }
}
