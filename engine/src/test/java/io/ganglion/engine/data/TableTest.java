package io.ganglion.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    assertEquals("column 'a', row 0: code -1 is not that of any of 2 labels",
        message(() -> new CategoryColumn("a", List.of("x", "y"), new int[] {-1})));
    assertEquals("column 'a' has a label twice: [x, x]",
        message(() -> new CategoryColumn("a", List.of("x", "x"), new int[] {0})));
  }

  private static String message(Executable executable) {
    return assertThrows(IllegalArgumentException.class, executable).getMessage();
  }
}
