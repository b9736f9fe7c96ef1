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

  /** Of ISO 8601: Monday is the first day, and week 1 has the first Thursday of the year. */
  @ParameterizedTest
  @CsvSource(quoteCharacter = '"', value = {"YYYY-'W'ww, 2024-W05, 2024-01-29", "YYYY-'W'ww, 2021-W01, 2021-01-04",
      "YYYY-'W'ww, 2020-W53, 2020-12-28", "YYYY'W'ww, 2026W01, 2025-12-29", "YYYY-'W'ww-e, 2024-W05-7, 2024-02-04",
      "'KW' w/YYYY, KW 5/2024, 2024-01-29", "YYYYww, 202453, NaN", "YYYY-'W'ww, 2021-W53, NaN",
      "YYYY-'W'ww-e, 2024-W05-8, NaN", "YYYY-'o''clock 'ww, 2024-o'clock 05, 2024-01-29",
      "yyyy-'Q'q, 2024-Q1, 2024-01-01", "'Q'q yyyy, Q4 2023, 2023-10-01", "yyyy'Q'q, 2024Q5, NaN"})
  void weeksAndQuartersAreTheirFirstDays(String pattern, String text, String day) {
    assertEquals(day.equals("NaN") ? Double.NaN : LocalDate.parse(day).toEpochDay() * 86_400.0,
        DateText.of(pattern).parse(text));
  }

  @ParameterizedTest
  @CsvSource({"MMM yy, Mär 24, 2024-03-01", "MMM yy, Mrz. 24, 2024-03-01", "MMM. yy, Mär. 24, 2024-03-01",
      "d. MMMM yyyy, 3. März 2024, 2024-03-03", "d MMMM yyyy, 1 août 2023, 2023-08-01",
      "d MMM yyyy, 1 févr. 2023, 2023-02-01", "d MMM yyyy, 31 dic 2023, 2023-12-31", "MMM-yy, out-23, 2023-10-01",
      "MMMM yyyy, setembro 2023, 2023-09-01", "d MMM yyyy, 5 mei 2024, 2024-05-05", "MMM yyyy, Sept 2024, 2024-09-01",
      "d MMM yyyy, 5 MAJ 2024, 2024-05-05", "MMM yyyy, Sep 2024, 2024-09-01", "MMM yyyy, Xyz 2024, NaN"})
  void monthsHaveNamesOfTenLanguages(String pattern, String text, String day) {
    assertEquals(day.equals("NaN") ? Double.NaN : LocalDate.parse(day).toEpochDay() * 86_400.0,
        DateText.of(pattern).parse(text));
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
