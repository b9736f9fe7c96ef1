package io.ganglion.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.Split.Fractions;
import io.ganglion.engine.data.encoding.ColumnPlan;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.Scaling;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowsTest {
  /** x is 10, 11, … and y is 20, 21, … */
  private static Table table(int rows) {
    return new Table(List.of(
        new NumberColumn("x", IntStream.range(0, rows).mapToDouble(row -> 10 + row).toArray()),
        new NumberColumn("y", IntStream.range(0, rows).mapToDouble(row -> 20 + row).toArray())));
  }

  private static double[] values(Table table, String column) {
    return ((NumberColumn) table.column(column).get()).values();
  }

  @Test
  void seeTheRowsBeforeThatWhichTheyTell() {
    Table windows = new Windows(List.of("x", "y"), List.of("y"), 2, 1).of(table(5));
    assertEquals(List.of("x(t-1)", "x(t-2)", "y(t-1)", "y(t-2)", "y"), windows.names());
    assertArrayEquals(new double[] {11, 12, 13}, values(windows, "x(t-1)"));
    assertArrayEquals(new double[] {10, 11, 12}, values(windows, "x(t-2)"));
    assertArrayEquals(new double[] {22, 23, 24}, values(windows, "y"));
  }

  @Test
  void tellSeveralRowsAtOnce() {
    Windows three = new Windows(List.of("y"), List.of("y"), 1, 3);
    Table windows = three.of(table(5));
    assertEquals(List.of("y(t-1)"), three.inputNames());
    assertEquals(List.of("y(t)", "y(t+1)", "y(t+2)"), three.targetNames());
    assertArrayEquals(new double[] {20, 21}, values(windows, "y(t-1)"));
    assertArrayEquals(new double[] {21, 22}, values(windows, "y(t)"));
    assertArrayEquals(new double[] {23, 24}, values(windows, "y(t+2)"));
  }

  @Test
  void goOnBehindTheLastRow() {
    Table next = new Windows(List.of("y"), List.of("y"), 3, 1).next(table(5));
    assertEquals(1, next.rows());
    assertArrayEquals(new double[] {24}, values(next, "y(t-1)"));
    assertArrayEquals(new double[] {22}, values(next, "y(t-3)"));
  }

  @Test
  void belongToThePartOfTheirTargetsAndMayLookBackIntoThePartBefore() {
    Split parts = new Windows(List.of("y"), List.of("y"), 2, 1)
        .of(Split.inOrder(10, new Fractions(0.6, 0.2, 0.2)), 10);
    // Rows 2 to 5, 6 and 7, 8 and 9; the first two rows are seen, and told by none.
    assertArrayEquals(new int[] {0, 1, 2, 3}, parts.train());
    assertArrayEquals(new int[] {4, 5}, parts.validation());
    assertArrayEquals(new int[] {6, 7}, parts.test());
  }

  @Test
  void belongToNoPartIfTheirTargetsStraddleTwo() {
    Split parts = new Windows(List.of("y"), List.of("y"), 2, 2)
        .of(Split.inOrder(10, new Fractions(0.6, 0.2, 0.2)), 10);
    assertArrayEquals(new int[] {0, 1, 2}, parts.train());
    assertArrayEquals(new int[] {4}, parts.validation());
    assertArrayEquals(new int[] {6}, parts.test());
  }

  @Test
  void giveEveryLagOfASeriesTheSameScale() {
    Windows windows = new Windows(List.of("y"), List.of("y"), 2, 1);
    int[] train = {0, 1, 2};
    Preprocessing fitted = Preprocessing.fit(windows.unshifted(table(9)), train,
        windows.inputNames().stream().map(name -> ColumnPlan.of(name, Scaling.MIN_MAX)).toList(),
        windows.targetNames().stream().map(name -> ColumnPlan.of(name, Scaling.MIN_MAX)).toList());
    // The rows to train on hold 20, 21 and 22.
    assertEquals(List.of(new NumberEncoding("y(t-1)", Scaling.MIN_MAX, 20, 2),
        new NumberEncoding("y(t-2)", Scaling.MIN_MAX, 20, 2)), fitted.inputs());
    assertEquals(List.of(new NumberEncoding("y", Scaling.MIN_MAX, 20, 2)), fitted.targets());
  }

  @Test
  void shiftLabelsAsWell() {
    Table table = new Table(List.of(CategoryColumn.of("c", "a", "b", "a"), new NumberColumn("y", new double[3])));
    Table windows = new Windows(List.of("c"), List.of("y"), 1, 1).of(table);
    assertEquals("b", windows.column("c(t-1)").get().text(1));
  }

  @Test
  void areClosedIfTheyTellAllThatTheySee() {
    assertTrue(new Windows(List.of("y"), List.of("y", "x"), 1, 1).isClosed());
    assertFalse(new Windows(List.of("x", "y"), List.of("y"), 1, 1).isClosed());
  }

  @Test
  void areNoneOfTooFewRows() {
    assertEquals(0, new Windows(List.of("y"), List.of("y"), 5, 2).count(6));
    assertEquals(1, new Windows(List.of("y"), List.of("y"), 5, 2).count(7));
    assertThrows(IllegalArgumentException.class, () -> new Windows(List.of("y"), List.of("y"), 0, 1));
  }
}
