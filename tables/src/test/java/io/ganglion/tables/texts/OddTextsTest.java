package io.ganglion.tables.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of texts as people have them, and what becomes of odd ones. */
class OddTextsTest {
  @TempDir
  Path folder;

  private void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private SourceTable read(DataFormat format, String... names) {
    return read(format, WantedColumns.ALL, TableRequest.Use.TRAINING, names);
  }

  private SourceTable read(DataFormat format, WantedColumns wanted, TableRequest.Use use, String... names) {
    return format.read(new TableRequest(Stream.of(names).map(name -> ByteSource.of(folder.resolve(name))).toList(),
        new TextLayout(), wanted, use));
  }

  private static List<String> texts(SourceTable table) {
    return ((TextColumn) table.table().column("text").orElseThrow()).texts();
  }

  private static List<String> labels(SourceTable table) {
    CategoryColumn labels = (CategoryColumn) table.table().column("label").orElseThrow();
    return Stream.iterate(0, row -> row + 1).limit(labels.size()).map(labels::label).toList();
  }

  private void assertRefused(DataFormat format, String name, String message) {
    ProblemException e = assertThrows(ProblemException.class, () -> read(format, name));
    assertEquals(message, (e.problems().get(0).message() + " | " + e.problems().get(0).place().where() + " | "
        + e.problems().get(0).help()).replace(folder.toString(), "F"));
  }

  @Test
  void linesAreALabelATabAndAText() throws IOException {
    write("a.txt", "spam\tWIN now!\r\nham\t\r\n\r\nham\tsee\tyou \nspam\tlast");
    SourceTable table = read(new Lines(), "a.txt");
    assertEquals(List.of("WIN now!", "", "see\tyou ", "last"), texts(table));
    assertEquals(List.of("spam", "ham", "ham", "spam"), labels(table));
    assertEquals(folder.resolve("a.txt") + ": line 4", table.place(2, "text").where());
    assertEquals(List.of("see\tyou "), texts(table.keeping(new int[] {2})));
  }

  @Test
  void linesOfSeveralFilesHaveTheirNamesForLabels() throws IOException {
    write("names/Żółć.txt", "Ala\nOla\n");
    write("names/Czech.txt", "Dvořák\tx\n");
    write("names/.hidden.txt", "no");
    write("names/a.b.txt", "Bo");
    SourceTable table = read(new Lines(), "names");
    assertEquals(List.of("Dvořák\tx", "Bo", "Ala", "Ola"), texts(table));
    assertEquals(List.of("Czech", "a.b", "Żółć", "Żółć"), labels(table));
    assertEquals(List.of("Bo", "Dvořák\tx"), texts(read(new Lines(), "names/a.b.txt", "names/Czech.txt")));
  }

  @Test
  void newLinesNeedNoLabel() throws IOException {
    write("new.txt", "no label\nham\twith one\n");
    SourceTable table = read(new Lines(), WantedColumns.only(Map.of("text", Column.Type.TEXT)),
        TableRequest.Use.NEW_DATA, "new.txt");
    assertEquals(List.of("no label", "with one"), texts(table));
    assertRefused(new Lines(), "new.txt", "the line has no tab, so it has no label | F/new.txt: line 1 | write the"
        + " label, a tab and the text on each line; or name a folder with a file of lines for each label");
    write("none.txt", "\tno label");
    assertRefused(new Lines(), "none.txt", "the line has nothing before its tab, where its label should be |"
        + " F/none.txt: line 1 | write the label, a tab and the text on each line; or name a folder with a file of"
        + " lines for each label");
  }

  @Test
  void filesAreTextsInFoldersOfLabels() throws IOException {
    write("r/good/10.txt", "fine\n");
    write("r/good/9.txt", "great");
    write("r/bad/1", "");
    write("r/.git/1", "no");
    SourceTable table = read(new Texts(), "r");
    assertEquals(List.of("", "fine\n", "great"), texts(table));
    assertEquals(List.of("bad", "good", "good"), labels(table));
    assertEquals(folder.resolve("r/good/9.txt").toString(), table.place(2, "text").where());
  }

  @Test
  void partsMayStandAboveTheLabels() throws IOException {
    write("r/train/a/1", "one");
    write("r/test/a/1", "two");
    write("r/val/a/1", "three");
    assertEquals(List.of("one"), texts(read(new Texts(), "r")));
    assertEquals(folder.resolve("r/test"), new Texts().testFile(folder.resolve("r")).orElseThrow());
    assertEquals(folder.resolve("r/val"), new Texts().validationFile(folder.resolve("r")).orElseThrow());
  }

  @Test
  void misplacedFilesAreNamed() throws IOException {
    write("r/good/1", "a");
    write("r/readme", "b");
    assertRefused(new Texts(), "r", "it lies beside the folders of the labels, so that it has none | F/r/readme | move"
        + " it into the folder of its label, or away");
    write("one.txt", "a");
    assertRefused(new Texts(), "one.txt", "labels are needed, and it is a single file | F/one.txt | name a folder that"
        + " has a folder of texts for each label; for a text per line, write format: lines");
  }

  @Test
  void oddTextsAreTakenAsTheyAre() throws IOException {
    String odd = "😀👩\u200D🚀 e\u0301 שָׁלוֹם مرحبا \uFFFD \u200F \u0001";
    write("odd.txt", "a\t" + odd);
    assertEquals(List.of(odd), texts(read(new Lines(), "odd.txt")));
    write("r/a/odd", odd + "\r\n");
    assertEquals(List.of(odd + "\r\n"), texts(read(new Texts(), "r")));
  }

  @Test
  void aLineMayBeLong() throws IOException {
    String long5Mb = "long ".repeat(1 << 20);
    write("long.txt", "a\t" + long5Mb + "\nb\tshort");
    assertEquals(List.of(long5Mb, "short"), texts(read(new Lines(), "long.txt")));
  }

  @Test
  void aByteOrderMarkOfUtf8IsSkipped() throws IOException {
    write("bom.txt", "\uFEFFa\tone\n");
    assertEquals(List.of("a"), labels(read(new Lines(), "bom.txt")));
  }

  @Test
  void otherEncodingsAreNamedWithTheirPlace() throws IOException {
    write("latin.txt", "a\tcafé".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(new Lines(), "latin.txt", "the byte 0xE9 at 5 is not UTF-8 | F/latin.txt | save the file as UTF-8, or"
        + " name its encoding in the format, such as encoding: windows-1252");
    write("lone.txt", new byte[] {'a', '\t', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n'});
    assertRefused(new Lines(), "lone.txt", "the byte 0xED at 2 is not UTF-8 | F/lone.txt | save the file as UTF-8, or"
        + " name its encoding in the format, such as encoding: windows-1252");
    write("cut.txt", new byte[] {'a', '\t', (byte) 0xF0, (byte) 0x9F});
    assertRefused(new Lines(), "cut.txt", "the byte 0xF0 at 2 is not UTF-8 | F/cut.txt | save the file as UTF-8, or"
        + " name its encoding in the format, such as encoding: windows-1252");
    write("utf16.txt", "\uFEFFa\tone".getBytes(StandardCharsets.UTF_16LE));
    assertRefused(new Lines(), "utf16.txt", "the file is UTF-16, not UTF-8 | F/utf16.txt | save it as UTF-8, or write"
        + " 'encoding: UTF-16' in the format");
    write("utf32.txt", "\uFEFFa\tone".getBytes(Charset.forName("UTF-32BE")));
    assertRefused(new Lines(), "utf32.txt", "the file is UTF-32, not UTF-8 | F/utf32.txt | save it as UTF-8, or write"
        + " 'encoding: UTF-32' in the format");
    assertEquals(List.of("café"), texts(read(new Lines("windows-1252"), "latin.txt")));
    assertEquals(List.of("one"), texts(read(new Lines("UTF-16"), "utf16.txt")));
    assertEquals(List.of("one"), texts(read(new Lines("UTF-32"), "utf32.txt")));
  }

  @Test
  void nulIsNoText() throws IOException {
    write("nul.txt", "a\té\0b");
    assertRefused(new Lines(), "nul.txt", "there is a NUL character at byte 4 | F/nul.txt | is the file text? UTF-16"
        + " without a byte-order mark has such: name it in the format's 'encoding'");
    write("bare.txt", "a\tone".getBytes(StandardCharsets.UTF_16LE));
    assertRefused(new Lines(), "bare.txt", "there is a NUL character at byte 1 | F/bare.txt | is the file text? UTF-16"
        + " without a byte-order mark has such: name it in the format's 'encoding'");
  }

  @Test
  void anEmptyFileHasNoLine() throws IOException {
    write("empty.txt", "");
    assertRefused(new Lines(), "empty.txt", "there is no line with a text | F/empty.txt | at least one is needed");
    write("blank.txt", "\n\r\n\n");
    assertRefused(new Lines(), "blank.txt", "there is no line with a text | F/blank.txt | at least one is needed");
  }
}
