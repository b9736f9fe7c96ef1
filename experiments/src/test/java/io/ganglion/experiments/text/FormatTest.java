package io.ganglion.experiments.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0", "-0.0, 0", "1, 1.000", "0.043119, 0.04312", "12.3, 12.30", "999.96, 1000", "1234.5, 1235", "9.9996, 10.00",
    "123456, 123456", "999999, 999999", "1000000, 1.000e+06", "62117.13, 62117", "0.0001, 0.0001000",
    "0.00009999, 9.999e-05", "3.1e-9, 3.100e-09", "-0.5, -0.5000", "1e300, 1.000e+300", "NaN, NaN",
    "Infinity, Infinity", "-Infinity, -Infinity"
  })
  void measuresHaveFourDigitsThatCount(double value, String text) {
    assertEquals(text, Format.measure(value));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0 %", "0.97444, 97.4 %", "1, 100.0 %", "0.3333333, 33.3 %", "NaN, NaN %"})
  void percentagesHaveOneDecimal(double share, String text) {
    assertEquals(text, Format.percent(share));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.00 s", "0.419, 0.42 s", "9.994, 9.99 s", "9.996, 10 s", "12.4, 12 s", "59.4, 59 s", "59.6, 1 min 0 s",
    "200, 3 min 20 s", "3599.6, 1 h 0 min", "7500, 2 h 5 min", "90000, 25 h 0 min"
  })
  void durationsGetCoarserAsTheyGetLonger(double seconds, String text) {
    assertEquals(text, Format.duration(seconds));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"0 | 0 epochs", "1 | 1 epoch", "12 | 12 epochs", "60000 | 60,000 epochs"})
  void countsSetThousandsApart(long n, String text) {
    assertEquals(text, Format.count(n, "epoch"));
  }
}
