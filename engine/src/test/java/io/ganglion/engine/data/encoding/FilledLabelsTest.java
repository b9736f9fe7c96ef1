package io.ganglion.engine.data.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.DataException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilledLabelsTest {
  private static final CategoryColumn DECKS = CategoryColumn.of("deck", "C", null, "B", "B", "C", "D", "D", "D");
  /** All but the D's after the first. */
  private static final int[] TRAINING = {0, 1, 2, 3, 4, 5};

  private static FilledLabels fit(CategoryColumn column, Missing missing) {
    return FilledLabels.fit(column, TRAINING, ColumnPlan.of("fur", Scaling.NONE).missing(missing));
  }

  @Test
  void takesTheFirstInOrderOfTheMostFrequent() {
    for (Missing.Policy policy
        : List.of(Missing.Policy.MOST_FREQUENT, Missing.Policy.MEAN, Missing.Policy.MEDIAN)) {
      assertEquals(new FilledLabels(new CategoryEncoding("deck", List.of("B", "C", "D"), CategoryForm.ONE_HOT), "B",
          false), fit(DECKS, Missing.of(policy)));
    }
  }

  @Test
  void makesALabelOfItsOwnFromAConstant() {
    FilledLabels filled = fit(DECKS, Missing.of(Missing.Policy.CONSTANT));
    assertEquals(List.of("B", "C", "D", "missing"), filled.labels().labels());
    double[] numbers = new double[8];
    filled.encode(DECKS, new int[] {1, 0}, numbers, 0, 4);
    assertArrayEquals(new double[] {0, 0, 0, 1, 0, 1, 0, 0}, numbers);
  }

  @Test
  void saysWhereThereWasNoValueIfAsked() {
    FilledLabels filled = fit(DECKS, Missing.of(Missing.Policy.MOST_FREQUENT).indicated());
    double[] numbers = new double[8];
    filled.encode(DECKS, new int[] {1, 2}, numbers, 0, 4);
    assertArrayEquals(new double[] {1, 0, 0, 1, 1, 0, 0, 0}, numbers);
  }

  @Test
  void refusesAConstantThatNoTrainingRowNeeded() {
    CategoryColumn whole = CategoryColumn.of("deck", "C", "C", "B", "B", "C", "D", null);
    FilledLabels filled = fit(whole, Missing.of(Missing.Policy.CONSTANT));
    DataException e = assertThrows(DataException.class,
        () -> filled.encode(whole, new int[] {6}, new double[3], 0, 3));
    assertEquals("row 6, column 'deck': 'missing' is not among the labels of the training rows; they are 'B', 'C', 'D'",
        e.getMessage());
  }

  @Test
  void needsOneValueToLearnFrom() {
    CategoryColumn empty = CategoryColumn.of("deck", null, null, null, null, null, null, "B");
    DataException e =
        assertThrows(DataException.class, () -> fit(empty, Missing.of(Missing.Policy.MOST_FREQUENT)));
    assertEquals("column 'deck': no training row has a value; leave the column out, or fill it with a constant",
        e.getMessage());
  }
}
