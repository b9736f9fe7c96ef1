package io.ganglion.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SequencesTest {
  @Test
  void gathersRowsOfOneIdInTheOrderOfTheirPlaces() {
    Sequences sequences = Sequences.of(labels("id", "b", "a", "b", "a", "b"),
        Optional.of(new NumberColumn("step", new double[] {3, 1, 1, 0.5, 2})));

    assertEquals(List.of("b", "a"), sequences.ids());
    assertArrayEquals(new int[] {2, 4, 0}, sequences.rows(0));
    assertArrayEquals(new int[] {3, 1}, sequences.rows(1));
    assertArrayEquals(new int[] {3, 1, 2, 4, 0}, sequences.rows(new int[] {1, 0}));
    assertArrayEquals(new int[] {2, 3}, sequences.firstRows());
    assertEquals(1, sequences.sequenceOf(1));
    assertFalse(sequences.isTogether(0));
    assertEquals("2 sequences of 2 to 3 steps", sequences.toString());
  }

  @Test
  void takesTheOrderOfTheTableWhereNothingElseIsSaid() {
    Sequences sequences = Sequences.of(new NumberColumn("id", new double[] {7, 7, 7, -1}), Optional.empty());

    assertEquals(List.of("7", "-1"), sequences.ids());
    assertArrayEquals(new int[] {0, 1, 2}, sequences.rows(0));
    assertArrayEquals(new int[] {3}, sequences.rows(1));
    assertTrue(sequences.isTogether(0));
    assertEquals(4, sequences.steps());
    assertEquals("2 sequences of 1 to 3 steps", sequences.toString());
    assertEquals(0, sequences.spans(new int[] {1, 0}).start(0));
    assertEquals(1, sequences.spans(new int[] {1, 0}).start(1));
    assertEquals(3, sequences.spans(new int[] {1, 0}).rows(1));
  }

  @Test
  void refusesRowsThatLieApartWithoutAnOrder() {
    refuses(labels("id", "a", "b", "a"), null, "row 2, column 'id': 'a' occurs again after rows of 'b'; without an"
        + " order column, the rows of a sequence must lie together: sort the file, or name the column that orders the"
        + " steps in data.sequence.order");
  }

  @Test
  void refusesTwoStepsAtOnePlace() {
    refuses(labels("id", "a", "b", "a"), new NumberColumn("step", new double[] {4, 4, 4}),
        "row 2, column 'step': two steps of 'a' have the place 4; no two steps of a sequence may have the same place:"
            + " correct one, or leave it out");
  }

  @Test
  void refusesAStepWithoutAnIdOrAPlace() {
    refuses(new NumberColumn("id", new double[] {1, Double.NaN}), null, "row 1, column 'id': the row has no id, so it"
        + " belongs to no sequence; rows with the same 'id' are one sequence: write an id, or leave the row out");
    refuses(labels("id", "a", "a"), new NumberColumn("step", new double[] {1, Double.NaN}), "row 1, column 'step': the"
        + " step has no place in its sequence; the steps are ordered by this column: write a number or a date, or leave"
        + " the row out");
    refuses(labels("id", "a", "a"), labels("step", "first", "then"), "row 0, column 'step': 'first' is neither a number"
        + " nor a date; the steps of a sequence are ordered by numbers or dates: name another column in"
        + " data.sequence.order, or leave it out if the file has them in order");
  }

  @Test
  void findsWhereAColumnChangesWithinASequence() {
    Sequences sequences = Sequences.of(labels("id", "a", "a", "b", "b"), Optional.empty());

    assertEquals(-1, sequences.firstChange(labels("y", "u", "u", "v", "v")));
    assertEquals(3, sequences.firstChange(labels("y", "u", "u", "v", "u")));
    assertEquals(1, sequences.firstChange(new NumberColumn("y", new double[] {Double.NaN, 1, 2, 2})));
    assertEquals(-1, sequences.firstChange(new NumberColumn("y", new double[] {Double.NaN, Double.NaN, 2, 2})));
  }

  @Test
  void countsTheStepsOfEachInATableInOrder() {
    Sequences sequences = Sequences.inOrder(3, new int[] {0, 0, 1, 2, 2, 2});

    assertEquals(List.of("1", "2", "3"), sequences.ids());
    assertEquals(3, sequences.length(2));
    assertThrows(IllegalArgumentException.class, () -> Sequences.inOrder(3, new int[] {0, 0, 2}));
  }

  private static void refuses(Column id, Column order, String message) {
    assertEquals(message,
        assertThrows(DataException.class, () -> Sequences.of(id, Optional.ofNullable(order))).getMessage());
  }

  private static CategoryColumn labels(String name, String... labels) {
    List<String> different = List.of(labels).stream().distinct().toList();
    return new CategoryColumn(name, different, List.of(labels).stream().mapToInt(different::indexOf).toArray());
  }
}
