package io.ganglion.tables.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.data.TextColumn;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
  private static SourceTable read(byte[]... files) {
    List<ByteSource> sources = new ArrayList<>();
    for (byte[] file : files) {
      try {
        sources.add(ByteSource.of("file" + (sources.size() + 1) + ".txt", new ByteArrayInputStream(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new PlainText().read(new TableRequest(sources, new TextLayout(), WantedColumns.ALL,
        TableRequest.Use.TRAINING));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> lines(byte[]... files) {
    return ((TextColumn) read(files).table().column("text").orElseThrow()).texts();
  }

  @Test
  void hasARowForEachLineWithItsEnd() {
    assertEquals(List.of("a b\n", "\n", " c"), lines(utf8("a b\n\n c")));
    assertEquals(List.of("a\n"), lines(utf8("a\n")));
    assertEquals(List.of("\n", "\n"), lines(utf8("\n\n")));
  }

  @Test
  void readsTheLineEndsOfWindows() {
    assertEquals(List.of("a\n", "b\n", "c\rd"), lines(utf8("a\r\nb\r\nc\rd")));
    assertEquals("a\nb", LineEnds.unix("a\r\nb"));
  }

  @Test
  void readsAllOfUnicode() {
    assertEquals(List.of("日本 😀 e\u0301\u0000\n", "\uFEFFx"), lines(utf8("\uFEFF日本 😀 e\u0301\u0000\n\uFEFFx")));
  }

  @Test
  void joinsFilesInTheirOrder() {
    SourceTable table = read(utf8("a\nb"), utf8("c\nd\n"));
    assertEquals(List.of("a\n", "b", "c\n", "d\n"), lines(utf8("a\nb"), utf8("c\nd\n")));
    assertEquals("file1.txt: line 2", table.place(1, "text").where());
    assertEquals("file2.txt: line 1", table.place(2, "text").where());
    assertEquals("file2.txt: line 2", table.keeping(new int[] {0, 1, 2, 3}).place(3, "text").where());
  }

  @ParameterizedTest
  @CsvSource({"0xFF, 1, 0", "0xE4, 2, 4", "0xC3, 1, 0"})
  void namesTheLineOfWhatIsNotUtf8(String shown, int line, int at) {
    byte[] text = utf8("aaa\nbbbb\n");
    text[at] = Integer.decode(shown).byteValue();
    ProblemException e = assertThrows(ProblemException.class, () -> read(text));
    assertEquals("the byte " + shown + " is not UTF-8", e.problems().get(0).message());
    assertEquals("file1.txt: line " + line, e.problems().get(0).place().where());
    assertEquals("save the file as UTF-8", e.problems().get(0).help());
  }

  @Test
  void refusesAnEmptyFile() {
    assertEquals("the file is empty",
        assertThrows(ProblemException.class, () -> read(utf8(""))).problems().get(0).message());
  }
}
