package io.ganglion.tables.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
  @TempDir
  Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private static double[] numbers(Table table, String column) {
    return ((NumberColumn) table.column(column).get()).values();
  }

  @Test
  void readsAFileInOneCall() throws IOException {
    Table table = Csv.read(file("size;day;kind\n1.5;2024-02-29;a\n;2024-03-01;\n"));
    assertEquals(List.of("size", "day", "kind"), table.names());
    assertArrayEquals(new double[] {1.5, Double.NaN}, numbers(table, "size"));
    assertEquals(Column.Type.DATE, table.column("day").get().type());
    assertTrue(table.column("kind").get().isMissing(1));
  }

  @Test
  void readsWhatItIsTold() throws IOException {
    Table table = Csv.read(file("1,5|x\n2|y\n"), new TextLayout(false, "|", "\"", 0, ","));
    assertArrayEquals(new double[] {1.5, 2}, numbers(table, "c1"));
    Table labels = Csv.read(file("a,b\n1,2\n"), new TextLayout(),
        WantedColumns.only(Map.of("a", Column.Type.CATEGORY)));
    assertEquals(CategoryColumn.of("a", "1").labels(), ((CategoryColumn) labels.columns().get(0)).labels());
    assertEquals(1, labels.columns().size());
  }

  @Test
  void namesThePlaceOfAMistake() throws IOException {
    Path file = file("a,b\n1,2\n3\n");
    assertEquals("error: the row has 1 cell, but the first has 2\n  --> " + file + ": row 3\n"
        + "  help: is the delimiter ','? A cell that holds one has to be quoted; if the last row isn't one, set"
        + " 'skip-footer: 1' in 'data'",
        assertThrows(ProblemException.class, () -> Csv.read(file)).getMessage());
  }

  @Test
  void writesWhatItReads() throws IOException {
    Table table = new Table(List.of(
        new NumberColumn("x, y", new double[] {0.1, -0.0, Double.NaN, 1e300, Double.MIN_VALUE}),
        CategoryColumn.of("label", "a\"b", "c,d", null, "e\nf", "ä"),
        new NumberColumn("day", Column.Type.DATE, new double[] {0, 86_400, 90_000, -86_400, Double.NaN})));
    Path file = folder.resolve("out.csv");
    Csv.write(file, table);
    assertEquals("\"x, y\",label,day\n0.1,\"a\"\"b\",1970-01-01\n-0.0,\"c,d\",1970-01-02\n\"\",,1970-01-02T01:00\n"
        + "1e300,\"e\nf\",1969-12-31\n5e-324,ä,\n", Files.readString(file));
    Table read = Csv.read(file);
    assertArrayEquals(numbers(table, "x, y"), numbers(read, "x, y"));
    assertArrayEquals(numbers(table, "day"), numbers(read, "day"));
    for (int row = 0; row < table.rows(); row++) {
      assertEquals(table.column("label").get().text(row), read.column("label").get().text(row));
    }
  }

  @Test
  void putsColumnsBesideEachOther() throws IOException {
    Table table = Csv.read(file("id,x\n7,1\n8,2\n"));
    Table beside = table.only("id").beside(new Table(List.of(CategoryColumn.of("kind", "a", "b"))));
    Csv.write(folder.resolve("t.csv"), beside);
    assertEquals("id,kind\n7,a\n8,b\n", Files.readString(folder.resolve("t.csv")));
    assertEquals("there is no column 'z', but 'id', 'x'",
        assertThrows(IllegalArgumentException.class, () -> table.only("z")).getMessage());
  }
}
