package io.ganglion.experiments.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.Place;
import io.ganglion.tables.SourceTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What breaks the account of rows: a format, or a split, that loses some or gives some twice. */
class LostRowsTest {
  private static final Table TABLE = new Table(List.of(new NumberColumn("x", new double[] {1, Double.NaN, 3, 4, 5})));

  /** A format's table that keeps other rows than it is asked to. */
  private record Careless(Table table, int lost) implements SourceTable {
    @Override
    public String file() {
      return "x.own";
    }

    @Override
    public SourceTable keeping(int[] rows) {
      return new Careless(table.rows(Arrays.copyOf(rows, rows.length - lost)), lost);
    }

    @Override
    public Place place(int row, String column) {
      return Place.at(column + row);
    }
  }

  private static Table kept(int lost) {
    return DataFile.keeping(new Careless(TABLE, lost), List.of("x"), new int[] {0, 2, 3, 4}).table();
  }

  @Test
  void areNoticedWhereGapsDropRows() {
    assertEquals(4, kept(0).rows());
    assertEquals("of the 5 rows of 'x.own', 3 are used and 1 left out (1 with missing values)",
        assertThrows(IllegalStateException.class, () -> kept(1)).getMessage());
    assertEquals("of the 5 rows of 'x.own', 2 are used and 1 left out (1 with missing values)",
        assertThrows(IllegalStateException.class, () -> kept(2)).getMessage());
  }

  private static long inNoPart(int[] train, int[] validation, int[] test) {
    return UnassignedRows.rows(new Careless(TABLE, 0), new Split(train, validation, test)).length;
  }

  @Test
  void areNoticedWherePartsShareThem() {
    assertEquals(0, inNoPart(new int[] {0, 1, 2}, new int[] {3}, new int[] {4}));
    assertEquals(2, inNoPart(new int[] {0, 2}, new int[0], new int[] {4}));
    assertEquals("of the 5 rows of 'x.own', 6 are used and 0 left out", assertThrows(IllegalStateException.class,
        () -> inNoPart(new int[] {0, 1, 2}, new int[] {2, 3}, new int[] {4})).getMessage());
    assertEquals("of the 5 rows of 'x.own', 5 are used and 1 left out (1 in no part)",
        assertThrows(IllegalStateException.class,
            () -> inNoPart(new int[] {0, 0, 1}, new int[] {2}, new int[] {3})).getMessage());
  }
}
