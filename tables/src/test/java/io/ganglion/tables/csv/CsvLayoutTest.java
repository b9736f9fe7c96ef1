package io.ganglion.tables.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.CellEvidence.Seen;
import io.ganglion.tables.CellStyle;
import io.ganglion.tables.CellStyles;
import io.ganglion.tables.NullValues;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.TextLayout.BadRows;
import io.ganglion.tables.WantedColumns;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people write around and into the cells of a table. */
class CsvLayoutTest {
  private static final WantedColumns ALL = WantedColumns.ALL.allowingGaps(column -> true);

  private static TextLayout layout(int headerLines, int skipFooter, String comment, BadRows badRows, String encoding,
      String decimal, String thousands) {
    return new TextLayout(true, headerLines, TextLayout.AUTO, "\"", 0, skipFooter, comment, badRows, encoding, decimal,
        thousands);
  }

  private static TextLayout plain() {
    return layout(1, 0, "", BadRows.FAIL, "UTF-8", ".", "");
  }

  private static CsvTable read(String text, TextLayout layout, WantedColumns columns) {
    return CsvReader.read(new ByteSource.OfBytes("t.csv", text.getBytes(layout.charset())), layout, columns);
  }

  private static WantedColumns styled(CellStyle style) {
    return ALL.styled(new CellStyles(CellStyle.USUAL, Map.of("a", style)));
  }

  private static double[] numbers(CsvTable csv, String column) {
    return ((NumberColumn) csv.table().column(column).orElseThrow()).values();
  }

  private static List<String> messages(CsvTable csv) {
    return csv.warnings().stream().map(Problem::message).toList();
  }

  @Test
  void delimitersAtTheEndOfEveryLineMakeNoColumns() {
    CsvTable csv = read("a;b;;\n1;2;;\n3;4;;\n;;;\n;;;\n", plain(), ALL);
    assertEquals(List.of("a", "b"), csv.table().names());
    assertArrayEquals(new double[] {1, 3}, numbers(csv, "a"));
    assertEquals(List.of("the last 2 columns have no names and no values, and are left out",
        "the last 2 rows have nothing but delimiters and are left out"), messages(csv));
    assertEquals(List.of("1 row ends with a delimiter that the first row doesn't have: row 3"),
        messages(read("a,b\n1,2\n3,4,\n", plain(), ALL)));
    assertEquals(List.of("the last column has no name and no values, and is left out",
        "the last row has nothing but delimiters and is left out"), messages(read("a,b,\n1,2,\n,,\n", plain(), ALL)));
    assertEquals("error: a cell holds something, but its column has no name in the header\n  --> t.csv: row 3\n"
        + "  help: give every column a name\n", Outcome.problems(assertThrows(ProblemException.class,
            () -> read("a,b,\n1,2,\n3,4,5\n", plain(), ALL))));
  }

  @Test
  void emptyRowsWithinTheTableAreRows() {
    assertArrayEquals(new double[] {1, Double.NaN, Double.NaN, 3}, numbers(read("a,b\n1,2\n,\n,\n3,4\n,\n", plain(),
        ALL), "a"));
  }

  @Test
  void aFooterIsSkippedWhateverItHolds() {
    TextLayout two = layout(1, 2, "", BadRows.FAIL, "UTF-8", ".", "");
    CsvTable csv = read("a,b\n1,2\n3,4\nTotal,6\n\nSource: us\n", two, ALL);
    assertArrayEquals(new double[] {1, 3}, numbers(csv, "a"));
    assertEquals("t.csv: row 3, column 'a'", csv.place(1, "a").where());
    assertEquals("error: the file has a header and no rows\n  --> t.csv\n  help: at least one row is needed; if this is"
        + " it, set 'header: false'\n", Outcome.problems(assertThrows(ProblemException.class,
            () -> read("a,b\n1,2\n3,4\n", two, ALL))));
  }

  @Test
  void commentsAreNoRowsAndKeepTheNumbersOfTheOthers() {
    TextLayout hash = layout(1, 0, "#", BadRows.FAIL, "UTF-8", ".", "");
    CsvTable csv = read("# first\n#second\na,b\n1,2\n# third\n3,#4\n", hash, ALL);
    assertEquals(List.of("2", "#4"), ((CategoryColumn) csv.table().column("b").get()).labels());
    assertEquals("t.csv: row 4, column 'a'", csv.place(0, "a").where());
    assertEquals("t.csv: row 6, column 'a'", csv.place(1, "a").where());
  }

  @Test
  void badRowsAreDroppedOrFilledAndNamed() {
    String text = "a,b,c\n1,2,3\n4,5\n6,7,8\n9,9,9,9\n";
    CsvTable dropped = read(text, layout(1, 0, "", BadRows.DROP, "UTF-8", ".", ""), ALL);
    assertArrayEquals(new double[] {1, 6}, numbers(dropped, "a"));
    assertEquals(List.of("2 rows have too few or too many cells and are left out: rows 3, 5"), messages(dropped));
    assertEquals("t.csv: row 4, column 'a'", dropped.place(1, "a").where());
    CsvTable filled = read("a,b,c\n1,2,3\n4,5\n", layout(1, 0, "", BadRows.FILL, "UTF-8", ".", ""), ALL);
    assertArrayEquals(new double[] {3, Double.NaN}, numbers(filled, "c"));
    assertEquals(List.of("1 row has too few cells; the others are missing values: row 3"), messages(filled));
  }

  @Test
  void readsOtherEncodings() {
    for (String name : List.of("windows-1252", "ISO-8859-1", "UTF-16", "UTF-16LE")) {
      CsvTable csv = read("größe,b\n1,é\n", layout(1, 0, "", BadRows.FAIL, name, ".", ""), ALL);
      assertEquals(List.of("größe", "b"), csv.table().names(), name);
      assertEquals(List.of("é"), ((CategoryColumn) csv.table().column("b").get()).labels(), name);
    }
    byte[] marked = "\uFEFFa\n1\n".getBytes(Charset.forName("UTF-16LE"));
    TextLayout utf16 = layout(1, 0, "", BadRows.FAIL, "UTF-16LE", ".", "");
    assertEquals(List.of("a"), CsvReader.names(new ByteSource.OfBytes("t.csv", marked), utf16));
    byte[] undefined = {'a', '\n', (byte) 0x81, '\n'};
    assertEquals("error: the byte 0x81 is not windows-1252\n  --> t.csv: row 2\n  help: name the encoding of the file"
        + " in 'encoding', or save it as UTF-8\n", Outcome.of(undefined, layout(1, 0, "", BadRows.FAIL, "windows-1252",
            ".", "")));
  }

  @Test
  void aHeaderOfSeveralLinesIsJoined() {
    TextLayout two = layout(2, 0, "", BadRows.FAIL, "UTF-8", ".", "");
    CsvTable csv = read("X1,X2,\nage,,\n1,2,\n", two, ALL);
    assertEquals(List.of("X1 age", "X2"), csv.table().names());
    assertEquals("t.csv: row 3, column 'X2'", csv.place(0, "X2").where());
  }

  @Test
  void thousandsAndUnitsAreNoPartOfNumbers() {
    CsvTable csv = read("a;b\n$1,250;1,000.5\n-$5;7\n", layout(1, 0, "", BadRows.FAIL, "UTF-8", ".", ","),
        styled(new CellStyle(NullValues.USUAL, "$", Map.of())).typed(Map.of("a", Column.Type.NUMBER)));
    assertArrayEquals(new double[] {1250, -5}, numbers(csv, "a"));
    assertArrayEquals(new double[] {1000.5, 7}, numbers(csv, "b"));
  }

  @Test
  void valuesThatMeanNothingAreMissingHoweverTheyAreWritten() {
    CsvTable csv = read("a,b\n-999,NA\n-999.0,x\n1,-999\n", plain(), styled(new CellStyle(List.of("-999"), "",
        Map.of())));
    assertArrayEquals(new double[] {Double.NaN, Double.NaN, 1}, numbers(csv, "a"));
    assertEquals(List.of("x", "-999"), ((CategoryColumn) csv.table().column("b").get()).labels());
    CsvTable label = read("a,b\nNA,1\nUS,2\n,3\n", plain(), styled(new CellStyle(List.of(), "", Map.of())));
    CategoryColumn codes = (CategoryColumn) label.table().column("a").get();
    assertEquals(List.of("NA", "US"), codes.labels());
    assertEquals("", codes.text(2));
  }

  @Test
  void labelsAreReplaced() {
    CsvTable csv = read("a\n>50K.\n>50K\n<=50K.\n", plain(),
        styled(new CellStyle(NullValues.USUAL, "", Map.of(">50K.", ">50K", "<=50K.", "<=50K")))
            .typed(Map.of("a", Column.Type.CATEGORY)));
    assertEquals(List.of(">50K", "<=50K"), ((CategoryColumn) csv.table().column("a").get()).labels());
  }

  @Test
  void whatTheTextShowedIsRemembered() {
    CsvTable csv = read("a,b,c,d\n00501,1E5,9007199254740993,NA\n501,1e-5,1.5e300,\"NA\"\n-01,2.0E5,1e20,x\n", plain(),
        ALL);
    assertEquals(new Seen(1, "00501"), csv.evidence("a").leadingZeros());
    assertEquals(new Seen(1, "1E5"), csv.evidence("b").bareExponents());
    assertEquals(new Seen(1, "9007199254740993"), csv.evidence("c").inexact());
    assertEquals(1, csv.evidence("d").bareNa());
    assertEquals(1, csv.evidence("d").quotedNa());
  }

  @Test
  void aRowThatDoesNotFitSaysWhatItMayBe() {
    assertEquals("error: the row has 1 cell, but the first has 2\n  --> t.csv: row 4\n  help: if the row is a comment,"
        + " set 'comment: \"#\"' in 'data'; else is the delimiter ','? A cell that holds one has to be quoted; "
        + "'bad-rows: drop' in 'data' leaves such rows out\n",
        Outcome.of("a,b\n1,2\n3,4\n# x\n5,6\n7,8\n9,1\n2,3\n".getBytes(StandardCharsets.UTF_8), new TextLayout()));
    assertEquals("error: the row has 1 cell, but the first has 2\n  --> t.csv: row 4\n  help: is the delimiter ','? A"
        + " cell that holds one has to be quoted; if the last 2 rows aren't any, set 'skip-footer: 2' in 'data'\n",
        Outcome.of("a,b\n1,2\n3,4\nSum\n5,6\n".getBytes(StandardCharsets.UTF_8), new TextLayout()));
  }
}
