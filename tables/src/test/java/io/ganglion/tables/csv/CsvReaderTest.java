package io.ganglion.tables.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {
  private static final TextLayout NO_HEADER = new TextLayout(false, ",", "\"");
  private static final Map<String, Column.Type> A_CATEGORY = Map.of("a", Column.Type.CATEGORY);
  private static final Map<String, Column.Type> A_NUMBER = Map.of("a", Column.Type.NUMBER);

  @Test
  void infersNumbersAndCategories() {
    CsvTable csv = read("a, b ,c\n1,x, 2.5\n-2e3,y,\" .5 \"\n3,x,7.\n", WantedColumns.ALL);
    assertEquals(List.of("a", "b", "c"), csv.table().names());
    assertArrayEquals(new double[] {1, -2000, 3}, numbers(csv, "a"));
    assertEquals(List.of("x", "y", "x"), labels(csv, "b"));
    assertArrayEquals(new double[] {2.5, 0.5, 7}, numbers(csv, "c"));
  }

  @Test
  void keepsGapsWhereTheyMayBe() {
    CsvTable csv = read("a,b,c,d\n1,x,,\n ? ,NA,y,\n3,z,2,\n", WantedColumns.ALL.allowingGaps(name -> true));
    assertArrayEquals(new double[] {1, Double.NaN, 3}, ((NumberColumn) csv.table().columns().get(0)).values());
    assertArrayEquals(new int[] {0, -1, 1}, ((CategoryColumn) csv.table().columns().get(1)).codes());
    assertArrayEquals(new int[] {-1, 0, 1}, ((CategoryColumn) csv.table().columns().get(2)).codes());
    assertArrayEquals(new double[] {Double.NaN, Double.NaN, Double.NaN},
        ((NumberColumn) csv.table().columns().get(3)).values());
  }

  @Test
  void takesTextsAsTheyAre() {
    WantedColumns texts = WantedColumns.ALL.typed(Map.of("b", Column.Type.TEXT));
    CsvTable csv = read("a,b\r\n1, go now \r\n2,NA\r\n3,\r\n4,\"NA\"\r\n5,?\r\n6,\"a, \"\"b\"\"\nc\"\r\n7,12\r\n8,😀 é",
        texts);
    assertEquals(List.of(" go now ", "NA", "", "NA", "?", "a, \"b\"\nc", "12", "😀 é"),
        ((TextColumn) csv.table().columns().get(1)).texts());
    assertEquals("t.csv: row 3, column 'b'", csv.place(1, "b").where());
    assertEquals(List.of("NA", "?"),
        ((TextColumn) csv.keeping(new int[] {1, 4}).table().columns().get(1)).texts());
  }

  @Test
  void knowsThePlacesOfTheRowsThatAreKept() {
    CsvTable csv = read("a\n1\n2\n3\n4\n", WantedColumns.ALL).keeping(new int[] {1, 3});
    assertEquals(2, csv.table().rows());
    assertEquals("t.csv: row 5, column 'a'", csv.place(1, "a").where());
  }

  @Test
  void keepsTheTextOfNumbersBeforeTheFirstLabel() {
    CsvTable csv = read("a,b\n08,1\n1.50,2\nx,3\n1e400,4\n", WantedColumns.ALL);
    assertEquals(List.of("08", "1.50", "x", "1e400"), labels(csv, "a"));
    assertArrayEquals(new double[] {1, 2, 3, 4}, numbers(csv, "b"));
  }

  @Test
  void readsNumberLikeClassesAsDeclared() {
    CsvTable csv = read("a,b\n1,5\n01,6\n1.0,7\n", WantedColumns.ALL.typed(A_CATEGORY));
    assertEquals(List.of("1", "01", "1.0"), labels(csv, "a"));
  }

  @Test
  void growsToManyRowsAndLabels() {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 10_000; i++) {
      text.append(i).append(",l").append(i).append('\n');
    }
    CsvTable csv = read(text.toString(), WantedColumns.ALL);
    assertEquals(10_000, csv.table().rows());
    assertEquals(9_999, numbers(csv, "a")[9_999]);
    assertEquals("l9999", labels(csv, "b").get(9_999));
  }

  @Test
  void namesColumnsWithoutAHeader() {
    CsvTable csv = read("1,x\n2,y\n", NO_HEADER, WantedColumns.ALL);
    assertEquals(List.of("c1", "c2"), csv.table().names());
    assertEquals(2, csv.table().rows());
    assertEquals("t.csv: row 1, column 'c2'", csv.place(0, "c2").where());
  }

  @Test
  void readsOnlyWhatIsWanted() {
    CsvTable csv = read("a,b,c\n1,,x\n2,,y\n", WantedColumns.only(List.of("c", "a")));
    assertEquals(List.of("a", "c"), csv.table().names());
    assertEquals(List.of("a"), read("a,b\n1,\n", WantedColumns.only(A_CATEGORY)).table().names());
  }

  @Test
  void readsAStreamTwiceIfItHasTo() throws IOException {
    byte[] bytes = "a\n1\nx\n".getBytes(StandardCharsets.UTF_8);
    CsvTable csv =
        CsvReader.read(ByteSource.of("stdin", new ByteArrayInputStream(bytes)), new TextLayout(), WantedColumns.ALL);
    assertEquals(List.of("1", "x"), labels(csv, "a"));
    assertEquals("stdin", csv.file());
  }

  @Test
  void readsDecimalCommas() {
    CsvTable csv = read("a;b\n1,5;1.5\n-,5e-3;x\n", new TextLayout(true, ";", "\"", 0, ","), WantedColumns.ALL);
    assertArrayEquals(new double[] {1.5, -0.0005}, numbers(csv, "a"));
    assertEquals(List.of("1.5", "x"), labels(csv, "b"));
  }

  @Test
  void infersAndReadsDates() {
    CsvTable csv = read("a,b,c,d\n2024-02-29,1.3.1999,2024-02-29,1\n1970-01-01 00:01,31.12.1969,x,2024-02-29\n",
        WantedColumns.ALL.typed(Map.of("b", Column.Type.DATE)).dated(Map.of("b", "d.M.yyyy")));
    assertEquals(Column.Type.DATE, csv.table().column("a").get().type());
    assertArrayEquals(new double[] {1_709_164_800, 60}, numbers(csv, "a"));
    assertArrayEquals(new double[] {920_246_400, -86_400}, numbers(csv, "b"));
    assertEquals(List.of("2024-02-29", "x"), labels(csv, "c"));
    assertEquals(List.of("1", "2024-02-29"), labels(csv, "d"));
    assertEquals("""
        error: '2023-02-29' is not a date
          --> t.csv: row 2, column 'a'
          help: a date such as 2024-02-29 or 2024-02-29T13:45 is expected, or one of the column's 'pattern'
        """, problems("a\n2023-02-29\n", WantedColumns.ALL.typed(Map.of("a", Column.Type.DATE))));
  }

  @Test
  void leavesOutAFirstColumnWithoutAName() {
    CsvTable csv = read(",a\n1,x\n2,y\n", WantedColumns.ALL);
    assertEquals(List.of("a"), csv.table().names());
    assertEquals(List.of(new Problem("the first column has no name and isn't used as an input", Place.at("t.csv"),
        "give it one if it should be an input")), csv.warnings());
    assertEquals(List.of(), read("a\nx\n", WantedColumns.ALL).warnings());
  }

  @Test
  void joinsFilesByTheNamesOfTheirColumns() {
    CsvTable csv = join("a,b\n1,x\n2,y\n", "b,a\nz,3\n", "a,b\n4,x\n");
    assertArrayEquals(new double[] {1, 2, 3, 4}, numbers(csv, "a"));
    assertEquals(List.of("x", "y", "z", "x"), labels(csv, "b"));
    assertEquals("t1.csv and 2 more files", csv.file());
    assertEquals("t2.csv: row 2, column 'b'", csv.place(2, "b").where());
    assertEquals("t3.csv: row 2, column 'a'", csv.keeping(new int[] {1, 3}).place(1, "a").where());
  }

  @Test
  void refusesFilesThatDoNotGoTogether() {
    assertEquals("""
        error: there is no column 'b'
          --> t2.csv
          help: did you mean 'B'? its columns are 'a', 'B'
        """, Outcome.problems(assertThrows(ProblemException.class, () -> join("a,b\n1,2\n", "a,B\n1,2\n"))));
    assertEquals("""
        error: 't1.csv' has no column 'c'
          --> t2.csv
          help: files of one table need the same columns, in any order
        """, Outcome.problems(assertThrows(ProblemException.class, () -> join("a,b\n1,2\n", "a,b,c\n1,2,3\n"))));
    assertEquals("""
        error: a value is missing
          --> t2.csv: row 3, column 'a'
          help: fill it in, remove the row or the column, or set 'missing' in 'data'
        """, Outcome.problems(assertThrows(ProblemException.class, () -> join("a,b\n1,2\n", "a,b\n3,4\n,5\n"))));
  }

  private static CsvTable join(String... texts) {
    List<ByteSource> sources = new ArrayList<>();
    for (String text : texts) {
      sources.add(new ByteSource.OfBytes("t" + (sources.size() + 1) + ".csv", text.getBytes(StandardCharsets.UTF_8)));
    }
    return CsvReader.read(sources, new TextLayout(), WantedColumns.ALL);
  }

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("f.csv"), "a\n1\n", StandardCharsets.UTF_8);
    CsvTable csv = CsvReader.read(ByteSource.of(file), new TextLayout(), WantedColumns.ALL);
    assertEquals(file + ": row 2, column 'a'", csv.place(0, "a").where());
  }

  @Test
  void countsRowsAsASpreadsheetDoes() {
    CsvTable csv = read("\na,b\n1,2\n\n\"x\ny\",3\n\nz,4\nw,5\n", WantedColumns.ALL);
    assertEquals("t.csv: row 3, column 'a'", csv.place(0, "a").where());
    assertEquals("t.csv: row 5, column 'a'", csv.place(1, "a").where());
    assertEquals("t.csv: row 7 (line 8), column 'b'", csv.place(2, "b").where());
    assertEquals("t.csv: row 8 (line 9), column 'b'", csv.place(3, "b").where());
  }

  @Test
  void givesTheEnginesProblemsAPlaceInTheFile() {
    CsvTable csv = read("a,b\n1,x\n2,y\n", WantedColumns.ALL);
    ProblemException inACell = csv.problem(new DataException("'y' is new", 1, "b", "known are 'x'"));
    assertEquals("error: 'y' is new\n  --> t.csv: row 3, column 'b'\n  help: known are 'x'\n",
        Outcome.problems(inACell));
    assertEquals(ExitCode.DATA, inACell.exitCode());
    assertEquals("error: labels were found\n  --> t.csv: column 'b'\n  help: numbers are expected\n", Outcome.problems(
        csv.problem(new DataException("labels were found", DataException.NO_ROW, "b", "numbers are expected"))));
  }

  @Test
  void reportsMissingValuesOncePerColumn() {
    assertEquals("""
        error: a value is missing; 2 more rows have none
          --> t.csv: row 2, column 'a'
          help: fill it in, remove the row or the column, or set 'missing' in 'data'
        error: a value is missing; 1 more row has none
          --> t.csv: row 2, column 'b'
          help: fill it in, remove the row or the column, or set 'missing' in 'data'
        error: a value is missing
          --> t.csv: row 3, column 'c'
          help: fill it in, remove the row or the column, or set 'missing' in 'data'
        """, problems("a,b,c\n,NA,1\n ? ,x,\n\"\",,3\n", WantedColumns.ALL));
  }

  @Test
  void reportsCellsThatAreNoNumbers() {
    assertEquals("""
        error: 'x' is not a number
          --> t.csv: row 3, column 'a'
          help: a number such as 12, -0.5 or 1.5e-3 is expected
        """, problems("a,b\n1,x\nx,y\n", WantedColumns.ALL.typed(A_NUMBER)));
    assertEquals("""
        error: '1,5' is not a number; 2 more rows have the same error
          --> t.csv: row 2, column 'a'
          help: a number such as 12, -0.5 or 1.5e-3 is expected
        """, problems("a\n\"1,5\"\nNaN\n1f\n2\n", WantedColumns.ALL.typed(A_NUMBER)));
    assertEquals("""
        error: '-1e400' is too large for a number; 1 more row has the same error
          --> t.csv: row 3, column 'a'
          help: a number such as 12, -0.5 or 1.5e-3 is expected
        """, problems("a\n1\n-1e400\n1e400\n", WantedColumns.ALL));
  }

  @Test
  void reportsEveryColumnThatIsNotThere() {
    assertEquals("""
        error: there is no column 'specis'
          --> t.csv
          help: did you mean 'species'? its columns are 'length', 'species'
        error: there is no column 'zzz'
          --> t.csv
          help: its columns are 'length', 'species'
        """, problems("length,species\n1,x\n", WantedColumns.only(List.of("specis", "length", "zzz"))));
    assertEquals("""
        error: there is no column 'a'
          --> t.csv
          help: its columns are 'length', 'species'
        """, problems("length,species\n1,x\n", WantedColumns.ALL.typed(A_NUMBER)));
  }

  @Test
  void refusesNamesThatAreMissingOrTheSame() {
    assertEquals("""
        error: column 2 of the header has no name
          --> t.csv: row 1
          help: give it one, or set 'skip-rows: 1' and 'header: false' in 'data' to call the columns c1, c2, …
        """, problems("a, ,b\n1,2,3\n", WantedColumns.ALL));
    assertEquals("""
        error: columns 1 and 3 have the same name
          --> t.csv: row 1, column 'a'
          help: give them different names, or set 'skip-rows: 1' and 'header: false' in 'data' to call the columns \
        c1, c2, …
        """, problems("a,b, a\n1,2,3\n", WantedColumns.ALL));
  }

  @Test
  void refusesFilesWithoutRows() {
    assertEquals("""
        error: the file is empty
          --> t.csv
          help: a header and at least one row are needed
        """, problems("\n\n", WantedColumns.ALL));
    assertEquals("""
        error: the file has a header and no rows
          --> t.csv
          help: at least one row is needed; if this is it, set 'header: false'
        """, problems("a,b\n\n", WantedColumns.ALL));
    ProblemException skipped = assertThrows(ProblemException.class,
        () -> read("a\n1\n", new TextLayout(true, ",", "\"", 2), WantedColumns.ALL));
    assertEquals("""
        error: there is nothing after the skipped rows
          --> t.csv
          help: a header and at least one row are needed
        """, Outcome.problems(skipped));
    ProblemException e = assertThrows(ProblemException.class, () -> read("", NO_HEADER, WantedColumns.ALL));
    assertEquals("error: the file is empty\n  --> t.csv\n  help: at least one row is needed\n", Outcome.problems(e));
  }

  @Test
  void endsWithTheExitCodeForData() {
    for (String text : List.of("", "a\n\"1\n", "a,b\n1\n", "a\nx\n", "a,a\n1,2\n")) {
      ProblemException e = assertThrows(ProblemException.class,
          () -> read(text, WantedColumns.ALL.typed(A_NUMBER)), text);
      assertEquals(ExitCode.DATA, e.exitCode());
    }
  }

  private static String problems(String text, WantedColumns columns) {
    return Outcome.problems(assertThrows(ProblemException.class, () -> read(text, columns)));
  }

  private static CsvTable read(String text, WantedColumns columns) {
    return read(text, new TextLayout(), columns);
  }

  private static CsvTable read(String text, TextLayout format, WantedColumns columns) {
    return CsvReader.read(new ByteSource.OfBytes("t.csv", text.getBytes(StandardCharsets.UTF_8)), format, columns);
  }

  private static double[] numbers(CsvTable csv, String column) {
    return ((NumberColumn) csv.table().column(column).orElseThrow()).values();
  }

  private static List<String> labels(CsvTable csv, String column) {
    CategoryColumn category = (CategoryColumn) csv.table().column(column).orElseThrow();
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < category.size(); row++) {
      labels.add(category.label(row));
    }
    return labels;
  }
}
