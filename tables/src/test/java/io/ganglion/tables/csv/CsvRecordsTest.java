package io.ganglion.tables.csv;

import static io.ganglion.tables.csv.Outcome.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TextLayout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRecordsTest {
  private static final TextLayout SEMICOLONS = new TextLayout(true, ";", "");

  @Test
  void keepsCellsAsTheyAreWritten() {
    assertEquals("[[a,  b , ], [1\n2, \"x\",  ,]]", of("a, b ,\n\"1\n2\",\"\"\"x\"\"\",\" ,\"\n"));
  }

  @Test
  void endsRowsByAnyLineEnd() {
    assertEquals("[[a, b], [c, d], [e, f], [g, h]]", of("a,b\nc,d\r\ne,f\rg,h"));
  }

  @Test
  void readsOtherDelimitersAndNoQuotes() {
    assertEquals("[[\"a, b\"], [c, d]]", of("\"a;b\"\nc;d", SEMICOLONS));
    assertEquals("[[a\tb, c]]", of("'a\tb'\tc", new TextLayout(true, "\t", "'")));
  }

  @Test
  void skipsLinesWithNothingOnThem() {
    assertEquals("[[a, b], [c, d]]", of("\n  \na,b\n\n \t\nc,d\n\n"));
  }

  @Test
  void keepsEmptyRowsOfOneCell() {
    assertEquals("[[a], [], [b]]", of("\na\n\nb\n"));
  }

  @Test
  void skipsLinesWhateverTheyHold() {
    TextLayout two = new TextLayout(true, ",", "\"", 2);
    assertEquals("[[a, b], [c, d]]", of("150,\"4\n\na,b\nc,d\n", two));
    assertEquals("[[a, b]]", of("\uFEFFx\r\ny\r\na,b", two));
    assertEquals("[[a, b]]", of("x\ry\ra,b", two));
    assertEquals("[]", of("x\ny", two));
    assertEquals("error: the row has 1 cell, but the first has 2\n  --> t.csv: row 5\n"
        + "  help: is the delimiter ','? A cell that holds one has to be quoted; if the last row isn't one, set"
        + " 'skip-footer: 1' in 'data'\n", of("x\ny\na,b\nc,d\ne\n", two));
    assertEquals("error: a quote is never closed\n  --> t.csv: row 4\n  help: close it; a quote within a quoted cell"
        + " is doubled\n", of("x\ny\na,b\n\"c", two));
  }

  @Test
  void unpacksWhatGzipCompressed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write("a,b\nc,d\n".getBytes(StandardCharsets.UTF_8));
    }
    byte[] compressed = bytes.toByteArray();
    assertEquals("[[a, b], [c, d]]", of(compressed, new TextLayout()));
    assertEquals("error: can't read 't.csv': its gzip data is cut off after 5 bytes\n  help: copy it again: 'gzip -t'"
        + " tells whether a copy is complete\n", of(Arrays.copyOf(compressed, 5), new TextLayout()));
  }

  @Test
  void skipsAByteOrderMark() {
    assertEquals("[[a, b]]", of("\uFEFFa,b\n"));
    assertEquals("[[a, b]]", of("\uFEFF\uFEFFa,b\n"));
    assertEquals("[[a, b]]", of("\uFEFF\uFEFF\uFEFF\uFEFFa,b\n"));
    assertEquals("[[a, \uFEFFb]]", of("\uFEFFa,\uFEFFb\n"));
  }

  @Test
  void refusesOtherEncodings() {
    for (String name : new String[] {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
      assertEquals("error: the file is " + name.substring(0, 6) + ", not UTF-8\n  --> t.csv: row 1\n"
          + "  help: set 'encoding: " + name.substring(0, 6) + "' in 'data', or save it as UTF-8\n",
          of("\uFEFFa,b\n".getBytes(Charset.forName(name)), new TextLayout()));
    }
  }

  @Test
  void namesTheRowOfBytesThatAreNotUtf8() {
    assertEquals("error: the byte 0xFC is not UTF-8\n  --> t.csv: row 2\n"
        + "  help: set 'encoding: windows-1252' in 'data' if the file was written on Windows, or save it as UTF-8\n",
        of("a,b\nx,gr\u00FCn\n1,2\n".getBytes(StandardCharsets.ISO_8859_1), new TextLayout()));
    // cut within a character at the very end
    assertEquals("error: the byte 0xC3 is not UTF-8\n  --> t.csv: row 1\n"
        + "  help: set 'encoding: windows-1252' in 'data' if the file was written on Windows, or save it as UTF-8\n",
        of(new byte[] {'a', (byte) 0xC3}, new TextLayout()));
  }

  @Test
  void namesTheRowOfAMalformedByteFarBehindTheFirstBuffer() {
    byte[] bytes = "a,b\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);
    bytes[4 * 40_000] = (byte) 0x80;
    assertEquals("error: the byte 0x80 is not UTF-8\n  --> t.csv: row 40001\n"
        + "  help: set 'encoding: windows-1252' in 'data' if the file was written on Windows, or save it as UTF-8\n",
        of(bytes, new TextLayout()));
  }

  @Test
  void decodesCharactersAcrossBuffers() {
    String row = "\u00E9\u20AC\uD83D\uDE00,b\n";
    assertEquals("[" + "[\u00E9\u20AC\uD83D\uDE00, b], ".repeat(19_999) + "[\u00E9\u20AC\uD83D\uDE00, b]]",
        of(row.repeat(20_000)));
  }

  @Test
  void refusesNulCharacters() {
    assertEquals("error: there is a NUL character\n  --> t.csv: row 2\n"
        + "  help: is the file text? CSV in UTF-8 is expected\n", of("a,b\n1,\0\n"));
    assertEquals("error: there is a NUL character\n  --> t.csv: row 1\n"
        + "  help: is the file text? CSV in UTF-8 is expected\n", of("\0"));
  }

  @Test
  void namesTheRowAndLineOfAQuoteThatIsLeftOpen() {
    assertEquals("error: a quote is never closed\n  --> t.csv: row 3 (line 4)\n  help: close it; a quote within a"
        + " quoted cell is doubled\n", of("a,b\n\"x\ny\",1\n\"2,3\n4,5\n"));
  }

  @Test
  void namesTheRowOfAQuoteInAQuotedCell() {
    assertEquals("error: a closing quote is followed by more text\n  --> t.csv: row 2\n"
        + "  help: a quote within a quoted cell is doubled\n", of("a,b\n1,\"x\"y"));
  }

  @Test
  void refusesRowsOfAnotherLength() {
    assertEquals("error: the row has 1 cell, but the first has 2\n  --> t.csv: row 4\n"
        + "  help: is the delimiter ','? A cell that holds one has to be quoted; if the last row isn't one, set"
        + " 'skip-footer: 1' in 'data'\n", of("a,b\n\n1,2\n3\n"));
    assertEquals("error: the row has 3 cells, but the first has 2\n  --> t.csv: row 2\n"
        + "  help: is the delimiter ';'? A cell that holds one has to be quoted; if the line before isn't part of"
        + " the table, set 'skip-rows: 1' in 'data'\n", of("a;b\n1;2;3\n", SEMICOLONS));
  }

  @Test
  void refusesARowWithoutEndBeforeItFillsTheMemory() {
    assertEquals("error: the row is longer than 16777216 characters\n  --> t.csv: row 2\n  help: look for an unclosed"
        + " quote\n", of("a,b\n\"" + "1,2\n".repeat(1 << 23)));
  }

  @Test
  void saysThatAFileIsNotThere(@TempDir Path folder) {
    Path path = folder.resolve("none.csv");
    ProblemException e = assertThrows(ProblemException.class,
        () -> CsvRecords.open(ByteSource.of(path), new TextLayout()));
    assertEquals("error: can't read '" + path + "': there is no such file\n", e.problems().get(0).render());
  }

  @Test
  void saysThatAFolderIsNoFile(@TempDir Path folder) {
    ProblemException e = assertThrows(ProblemException.class,
        () -> CsvRecords.open(ByteSource.of(folder), new TextLayout()));
    assertEquals("error: can't read '" + folder + "': Is a directory\n", e.problems().get(0).render());
  }
}
