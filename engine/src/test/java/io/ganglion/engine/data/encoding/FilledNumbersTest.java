package io.ganglion.engine.data.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.NumberColumn;
import org.junit.jupiter.api.Test;

class FilledNumbersTest {
  private static final double NONE = Double.NaN;
  private static final NumberColumn AGES = new NumberColumn("age", new double[] {4, NONE, 1, 4, 1, 8, 1000});
  /** All but the last. */
  private static final int[] TRAINING = {0, 1, 2, 3, 4, 5};

  private static FilledNumbers fit(NumberColumn column, Missing.Policy policy) {
    return FilledNumbers.fit(column, TRAINING,
        ColumnPlan.of("age", Scaling.NONE).missing(Missing.of(policy)));
  }

  @Test
  void fillsWithWhatTheTrainingRowsSay() {
    assertEquals(18.0 / 5, fit(AGES, Missing.Policy.MEAN).fill());
    assertEquals(4, fit(AGES, Missing.Policy.MEDIAN).fill());
    assertEquals(0, fit(AGES, Missing.Policy.CONSTANT).fill());
  }

  @Test
  void takesTheLeastOfTheMostFrequent() {
    assertEquals(1, fit(AGES, Missing.Policy.MOST_FREQUENT).fill());
  }

  @Test
  void takesTheMiddleOfTwoMedians() {
    assertEquals(2.5, fit(new NumberColumn("x", new double[] {9, 1, 3, NONE, 2, NONE}), Missing.Policy.MEDIAN).fill());
  }

  @Test
  void scalesWhatHasBeenFilled() {
    FilledNumbers filled = FilledNumbers.fit(AGES, TRAINING, ColumnPlan.of("age", Scaling.MIN_MAX)
        .missing(new Missing(Missing.Policy.CONSTANT, -1, "", false)));
    assertEquals(new FilledNumbers(new NumberEncoding("age", Scaling.MIN_MAX, -1, 9), -1, false), filled);
    double[] numbers = new double[2];
    filled.encode(AGES, new int[] {1, 5}, numbers, 0, 1);
    assertArrayEquals(new double[] {0, 1}, numbers);
  }

  @Test
  void saysWhereThereWasNoValueIfAsked() {
    FilledNumbers filled = FilledNumbers.fit(AGES, TRAINING,
        ColumnPlan.of("age", Scaling.NONE).missing(Missing.of(Missing.Policy.MEDIAN).indicated()));
    assertEquals(2, filled.width());
    double[] numbers = {-1, -1, -1, -1, -1, -1};
    filled.encode(AGES, new int[] {0, 1}, numbers, 1, 3);
    assertArrayEquals(new double[] {-1, 4, 0, -1, 4, 1}, numbers);
  }

  @Test
  void leavesTheColumnAsItIs() {
    double[] values = {1, NONE};
    fit(AGES, Missing.Policy.MEAN).encode(new NumberColumn("age", values), new int[] {0, 1}, new double[2], 0, 1);
    assertArrayEquals(new double[] {1, NONE}, values);
  }

  @Test
  void needsOneValueToLearnFrom() {
    NumberColumn empty = new NumberColumn("age", new double[] {NONE, NONE, NONE, NONE, NONE, NONE, 1});
    DataException e = assertThrows(DataException.class, () -> fit(empty, Missing.Policy.MEDIAN));
    assertEquals("column 'age': no training row has a value; leave the column out, or fill it with a constant",
        e.getMessage());
    assertEquals(0, fit(empty, Missing.Policy.CONSTANT).fill());
  }

  @Test
  void refusesAMeanBeyondTheDoubles() {
    double most = Double.MAX_VALUE;
    NumberColumn large = new NumberColumn("x", new double[] {most, most, most, most, most, NONE});
    DataException e = assertThrows(DataException.class, () -> fit(large, Missing.Policy.MEAN));
    assertEquals("column 'x': the numbers are too large for their mean to be one; "
        + "divide the column by a power of ten", e.getMessage());
    assertEquals(most, fit(large, Missing.Policy.MEDIAN).fill());
  }
}
