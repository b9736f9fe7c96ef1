package io.ganglion.engine.data.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.NumberColumn;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DateEncodingTest {
  private static final int[] BOTH = {0, 1};

  private static NumberColumn dates(String... times) {
    return new NumberColumn("d", Column.Type.DATE, Arrays.stream(times)
        .mapToDouble(time -> LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC)).toArray());
  }

  private static double[] encoded(DateEncoding encoding, NumberColumn dates) {
    double[] numbers = new double[2 * encoding.width()];
    encoding.encode(dates, BOTH, numbers, 0, encoding.width());
    return numbers;
  }

  @Test
  void takesTheUsualPartsAndTheHourIfItSaysSomething() {
    NumberColumn days = dates("2024-02-29T00:00", "1969-12-31T00:59");
    DateEncoding encoding = DateEncoding.fit(days, BOTH, DateForm.ISO, Scaling.NONE);
    assertEquals(List.of(DatePart.YEAR, DatePart.MONTH, DatePart.DAY, DatePart.WEEKDAY), encoding.form().parts());
    assertArrayEquals(new double[] {2024, 2, 29, 4, 1969, 12, 31, 3}, encoded(encoding, days));
    NumberColumn hours = dates("2024-02-29T00:00", "2024-02-29T13:59:59");
    assertArrayEquals(new double[] {2024, 2, 29, 4, 0, 2024, 2, 29, 4, 13},
        encoded(DateEncoding.fit(hours, BOTH, DateForm.ISO, Scaling.NONE), hours));
  }

  @Test
  void scalesEachPartByItself() {
    NumberColumn times = dates("2023-12-31T10:20:30", "2024-01-02T20:40:50");
    DateForm form = new DateForm("", List.of(DatePart.SECOND, DatePart.DAY_OF_YEAR, DatePart.MINUTE, DatePart.YEAR));
    DateEncoding encoding = DateEncoding.fit(times, BOTH, form, Scaling.MIN_MAX);
    assertArrayEquals(new double[] {0, 1, 0, 0, 1, 0, 1, 1}, encoded(encoding, times));
    assertEquals(new NumberEncoding("d", Scaling.MIN_MAX, 2, 363), encoding.scaled().get(1));
  }

  @Test
  void refusesWhatIsNoDate() {
    DateEncoding encoding = DateEncoding.fit(dates("2024-02-29T00:00"), new int[1], DateForm.ISO, Scaling.NONE);
    assertEquals("column 'd': something else was found where dates are expected; every value has to be a date",
        assertThrows(DataException.class, () -> encoded(encoding, new NumberColumn("d", new double[2]))).getMessage());
    NumberColumn gap = new NumberColumn("d", Column.Type.DATE, new double[] {0, Double.NaN});
    assertEquals("row 1, column 'd': there is no value here; every row needs one",
        assertThrows(DataException.class, () -> DateEncoding.fit(gap, BOTH, DateForm.ISO, Scaling.NONE)).getMessage());
    assertEquals("row 1, column 'd': there is no value here; every row needs one",
        assertThrows(DataException.class, () -> encoded(encoding, gap)).getMessage());
  }

  @Test
  void isFilledLikeNumbers() {
    NumberColumn gap = new NumberColumn("d", Column.Type.DATE, new double[] {0, Double.NaN, 2 * 86_400});
    FilledNumbers filled = FilledNumbers.fit(gap, new int[] {0, 1, 2},
        ColumnPlan.of("d", Scaling.NONE).missing(Missing.of(Missing.Policy.MEAN)));
    assertEquals(86_400, filled.fill());
    double[] numbers = new double[4];
    filled.encode(gap, new int[] {1}, numbers, 0, 4);
    assertArrayEquals(new double[] {1970, 1, 2, 5}, numbers);
  }
}
