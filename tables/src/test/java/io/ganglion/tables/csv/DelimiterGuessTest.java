package io.ganglion.tables.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.tables.TextLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelimiterGuessTest {
  private static final TextLayout AUTO = new TextLayout(true, TextLayout.AUTO, "\"");

  private static String guess(String text) {
    return DelimiterGuess.of(text, true, AUTO);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '=', quoteCharacter = '~', value = {
      "a,b/1,2=,", "a;b/1,5;2,5=;", "a\\tb/x y\\tz=\\t", "a|b/1|2=|", "a b/1 2/3 4=~ ~",
      "1.0  2.0/ 3   4/5 6=~ ~",                 // blanks are one, wherever they stand
      "a,b/x;y,1/z,2=,",                         // a semicolon in one row alone
      "a,b/\"x;y\",1/\"z;w\",2/\"u;v\",3=,",     // or in quotes
      "\"a,b\";\"c,d\"/\"1,2\";\"3,4\"=;",
      "name/John Smith/Ann Lee=,",               // text with blanks
      "a/1/2=,", "=,", "a,b/1,2,3/4,5=,",        // the nearest, so that the row is found
      "note;x/a, b, c;1/d, e;2=;"})
  void findsWhatCutsEveryRow(String text, String delimiter) {
    assertEquals(delimiter.replace("\\t", "\t"),
        guess(text == null ? "" : text.replace("\\t", "\t").replace('/', '\n')));
  }

  @Test
  void forgetsALastRowThatIsCutOff() {
    assertEquals(";", DelimiterGuess.of("a;b\n1;2\n3,5,6", false, AUTO));
    assertEquals(",", DelimiterGuess.of("a,b\n\"x;y\",2\n\"x;y", false, AUTO));
  }

  @Test
  void isMadeAnewForEveryFileAndKeepsTheRowsNumbers() {
    assertEquals("[[a, b], [1,5, 2]]", Outcome.of("a;b\n1,5;2\n", AUTO));
    assertEquals("[[a, b], [1, 2]]", Outcome.of("one line, of text\n a  b \n1\t 2\n",
        new TextLayout(true, TextLayout.AUTO, "\"", 1)));
    assertEquals("error: the row has 1 cell, but the first has 2\n  --> t.csv: row 3\n"
        + "  help: is the delimiter a tab? A cell that holds one has to be quoted; if the last row isn't one, set"
        + " 'skip-footer: 1' in 'data'\n",
        Outcome.of("a\tb\n1\t2\n3\n", AUTO));
    assertEquals("error: a closing quote is followed by more text\n  --> t.csv: row 2\n"
        + "  help: a quote within a quoted cell is doubled\n", Outcome.of("a,b\n1,\"x\"y\n", AUTO));
    assertEquals("error: there is a NUL character\n  --> t.csv: row 3\n"
        + "  help: is the file text? CSV in UTF-8 is expected\n", Outcome.of("a;b\n1;2\n3;\0\n", AUTO));
  }

  @Test
  void readsMoreThanItLooksAt() {
    String row = "12345;\"x\ny\"\n";
    int rows = 3 * DelimiterGuess.CHARACTERS / row.length();
    assertEquals("[[a, b]" + ", [12345, x\ny]".repeat(rows) + "]", Outcome.of("a;b\n" + row.repeat(rows), AUTO));
  }

  @Test
  void blanksInQuotesStay() {
    assertEquals("[[a  b, c], [1, 2 \n 3]]",
        Outcome.of("\"a  b\" c\n 1 \"2 \n 3\"  \n", new TextLayout(true, " ", "\"")));
  }
}
