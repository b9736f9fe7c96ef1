package io.ganglion.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TableTest {
  private static final NumberColumn AGE = new NumberColumn("age", new double[] {3, 1.5});

  @Test
  void findsColumnsByName() {
    CategoryColumn kind = CategoryColumn.of("kind", "cat", "dog");
    Table table = new Table(List.of(AGE, kind));
    assertEquals(2, table.rows());
    assertEquals(List.of("age", "kind"), table.names());
    assertEquals(Optional.of(kind), table.column("kind"));
    assertEquals(Optional.empty(), table.column("Kind"));
  }

  @Test
  void holdsEachLabelOnce() {
    CategoryColumn kind = CategoryColumn.of("kind", "dog", "cat", "dog");
    assertEquals(List.of("dog", "cat"), kind.labels());
    assertArrayEquals(new int[] {0, 1, 0}, kind.codes());
    assertEquals("dog", kind.text(2));
    assertEquals("1.5", AGE.text(1));
  }

  @Test
  void knowsWhereThereIsNoValue() {
    CategoryColumn kind = CategoryColumn.of("kind", "dog", null);
    assertArrayEquals(new int[] {0, CategoryColumn.MISSING}, kind.codes());
    assertTrue(kind.isMissing(1));
    assertFalse(kind.isMissing(0));
    assertEquals("", kind.text(1));
    NumberColumn age = new NumberColumn("age", new double[] {3, Double.NaN});
    assertTrue(age.isMissing(1));
    assertFalse(age.isMissing(0));
    assertEquals("", age.text(1));
  }

  @Test
  void takesRowsOut() {
    Table table = new Table(List.of(new NumberColumn("age", new double[] {1, 2, 3}),
        CategoryColumn.of("kind", "cat", null, "dog"))).rows(new int[] {2, 1});
    assertEquals(2, table.rows());
    assertArrayEquals(new double[] {3, 2}, ((NumberColumn) table.column("age").get()).values());
    assertEquals("dog", table.column("kind").get().text(0));
    assertTrue(table.column("kind").get().isMissing(1));
  }

  @Test
  void refusesColumnsThatDontFitTogether() {
    assertEquals("a table needs at least one column", message(() -> new Table(List.of())));
    assertEquals("two columns are named 'age'", message(() -> new Table(List.of(AGE, AGE))));
    assertEquals("column 'b' has 1 rows, column 'age' has 2",
        message(() -> new Table(List.of(AGE, new NumberColumn("b", new double[1])))));
  }

  @Test
  void refusesCodesWithoutALabel() {
    assertEquals("column 'a', row 1: code 2 is not that of any of 2 labels",
        message(() -> new CategoryColumn("a", List.of("x", "y"), new int[] {0, 2})));
    assertEquals("column 'a', row 0: code -2 is not that of any of 2 labels",
        message(() -> new CategoryColumn("a", List.of("x", "y"), new int[] {-2})));
    assertEquals("column 'a' has a label twice: [x, x]",
        message(() -> new CategoryColumn("a", List.of("x", "x"), new int[] {0})));
  }

  private static String message(Executable executable) {
    return assertThrows(IllegalArgumentException.class, executable).getMessage();
  }

  @Test
  void saysItsSizeAndItsColumns() {
    Column x = new NumberColumn("x", new double[] {1, 2});
    assertEquals("Table[2 rows: x, c]", new Table(List.of(x, CategoryColumn.of("c", "a", "b"))).toString());
    assertEquals("Table[1 row: x]", new Table(List.of(x.rows(new int[1]))).toString());
  }
}
