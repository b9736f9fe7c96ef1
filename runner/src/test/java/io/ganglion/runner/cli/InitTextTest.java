package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments that are drafted for texts, and files that are texts or not. */
class InitTextTest {
  private static final String VERSE = "Humpty Dumpty sat on a wall,\nHumpty Dumpty had a great fall.\n";

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  private String drafted(String file) {
    Ran ran = bench.ganglion("init FOLDER/" + file + " --out FOLDER/drafted.yaml");
    assertEquals("", ran.err());
    return ran.out();
  }

  @Test
  void draftsALanguageModelThatRunsAndGoesOn() {
    bench.write("rhyme.txt", VERSE.repeat(20));
    assertEquals("""
        text        1,220 characters in 40 lines, 23 different
        examples    train 39 windows
        wrote       FOLDER/drafted.yaml, FOLDER/.ganglion/experiment.schema.json
        next        ganglion run FOLDER/drafted.yaml
        """, drafted("rhyme.txt"));
    String yaml = Bench.read(folder.resolve("drafted.yaml"));
    assertTrue(yaml.contains("""
        data:
          file: rhyme.txt
          # a text, of which the network learns which character comes next
          format: text
          # characters, 23 different ones: words or byte-pair learn faster from long texts; an example has
          # 32 characters
          text: {tokens: character, window: 32}
          # no split: a part of 1,220 characters would say little; all are for training
        """), yaml);
    assertEquals(0, bench.ganglion("check FOLDER/drafted.yaml").code());
    Path run = bench.run("drafted", "--set", "training.epochs=12");
    Ran generated = bench.ganglion("generate " + run + " --greedy --length 43 --prompt that.", "--stop", "\\n");
    assertEquals(0, generated.code(), generated.err());
    assertFalse(generated.out().isBlank());
  }

  /** With more characters: more units, a part for validation and fewer epochs. */
  @ParameterizedTest
  @CsvSource({
      "9_999, 48, false, 16, 60",
      "10_000, 48, true, 16, 60",
      "20_000, 128, true, 32, 60",
      "200_000, 128, true, 64, 40",
      "3_000_000, 256, true, 64, 3"})
  void sizesTheNetworkByTheText(String characters, int units, boolean validates, int batch, int epochs) {
    int length = Integer.parseInt(characters.replace("_", ""));
    bench.write("b.txt", VERSE.repeat(1 + length / VERSE.length()).substring(0, length));
    drafted("b.txt");
    String yaml = Bench.read(folder.resolve("drafted.yaml"));
    assertTrue(yaml.contains("lstm, units: " + units + "}"), yaml);
    assertEquals(validates, yaml.contains("split: {train: 0.9, validation: 0.1}"), yaml);
    assertTrue(yaml.contains("  batch-size: " + batch + "\n"), yaml);
    assertTrue(yaml.contains("  epochs: " + epochs + "\n"), yaml);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "One, two, buckle my shoe.\nThree, four; knock at the door.\nFive, six, pick up sticks.\n",
      "Anna\nBert\nÇelik\nDörte\n",
      "# Title\n\nSome *words* and a list:\n\n- one\n- two\n",
      "吾輩は猫である。名前はまだ無い。\nどこで生れたかとんと見当がつかぬ。\n",
      "no end of line",
      "नमस्ते दुनिया\nकैसे हो\n"})
  void knowsTexts(String text) {
    bench.write("t.txt", text.repeat(20));
    assertTrue(drafted("t.txt").startsWith("text        "));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "x,y\n1,a\n2,b\n",
      "name;place;kind\nAnna;Ulm;good\nBert;Köln;bad\n",
      "name\tplace\nAnna\tUlm\nBert\tKöln\n",
      "18.0 8 307.0\n15.0 8 350.0\n",
      "1\n2\n3\n"})
  void leavesTablesTables(String text) {
    bench.write("t.txt", text.repeat(2));
    Ran ran = bench.ganglion("init FOLDER/t.txt --out -");
    assertEquals(2, ran.code());
    assertTrue(ran.err().startsWith("error: the column to predict is missing\n"), ran.err());
  }

  @Test
  void takesWhatOptionsSay() {
    bench.write("t.csv", VERSE.repeat(20));
    assertTrue(bench.ganglion("init FOLDER/t.csv --format text --out -").out().contains("  format: text\n"));
    bench.write("t.txt", VERSE.repeat(20));
    bench.ganglion("init FOLDER/t.txt --format csv --out -").assertFails(2, """
        error: the column to predict is missing
          --> --target
          help: its columns are Humpty Dumpty sat on a wall (category)
        """);
    for (String option : new String[] {"--no-header", "--skip-rows 1", "--decimal ,", "--delimiter ;"}) {
      Ran ran = bench.ganglion("init FOLDER/t.txt --out - " + option);
      assertTrue(ran.code() != 0 && ran.out().isEmpty(), option + ": " + ran.out() + ran.err());
    }
    assertTrue(bench.ganglion("init FOLDER/t.txt --out - --encoding UTF-8").out().contains("  format: text\n"));
    for (String option : new String[] {"--target", "--time", "--id"}) {
      bench.ganglion("init FOLDER/t.csv --format text " + option + " x").assertFails(2, """
          error: a text has no columns: what is predicted is its next character
            --> OPTION
            help: leave the option out
          """.replace("OPTION", option));
    }
  }

  @Test
  void saysWhatIsWrongWithAText() throws Exception {
    Files.write(folder.resolve("l.txt"), "Der Fluß und die Brücke\nund noch ein Satz\n".getBytes(
        StandardCharsets.ISO_8859_1));
    bench.ganglion("init FOLDER/l.txt --out -").assertFails(4, """
        error: the byte 0xDF is not UTF-8
          --> FOLDER/l.txt: line 1
          help: save the file as UTF-8
        """);
    bench.write("e.txt", "");
    bench.ganglion("init FOLDER/e.txt --format text --out -").assertFails(4, """
        error: the file is empty
          --> FOLDER/e.txt
          help: name a file with text
        """);
    bench.write("o.txt", "a");
    bench.ganglion("init FOLDER/o.txt --out -").assertFails(4, """
        error: in the training part, the text has no token with one behind it
          --> FOLDER/o.txt
          help: a text needs at least two tokens
        """);
  }
}
