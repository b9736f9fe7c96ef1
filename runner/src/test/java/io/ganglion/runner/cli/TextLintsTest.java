package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is suspicious of columns of texts. */
class TextLintsTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withABench() {
    bench = new Bench(folder);
  }

  private String warnings(String header, IntFunction<String> row, String column, String network) {
    bench.write("t.csv", header + "\n" + IntStream.range(0, 200).mapToObj(row).collect(Collectors.joining("\n")));
    bench.write("t.yaml", """
        data:
          file: t.csv
          target: y
          columns: {t: %s}
          split: {train: 0.5, test: 0.5, order: file}
        network:
          %s
        loss: cross-entropy
        trainer: adam
        """.formatted(column, network));
    Ran ran = bench.ganglion("check FOLDER/t.yaml --allow more-weights-than-rows,repeated-rows");
    assertEquals(0, ran.code(), ran.err());
    return ran.err();
  }

  private static final String ALONE =
      "layers: [{use: embedding, dimension: 2}, {use: global-max-pool}, {units: auto, activation: softmax}]";
  private static final String BESIDE = "branches: [{inputs: t, layers: [{use: embedding, dimension: 2},"
      + " {use: global-max-pool}]}, {inputs: rest}]\n  layers: [{units: auto, activation: softmax}]";

  /** Ten words of fifty. */
  private static String prose(int row) {
    SplittableRandom random = new SplittableRandom(row);
    return IntStream.range(0, 10).mapToObj(i -> "w" + random.nextInt(50)).collect(Collectors.joining(" "));
  }

  private static String yes(int row) {
    return row % 3 == 0 ? "yes" : "no";
  }

  @Test
  void nothingIsSaidOfUsualTexts() {
    assertEquals("", warnings("t,y", row -> prose(row) + "," + yes(row), "text", ALONE));
    assertEquals("", warnings("t,x,y", row -> prose(row) + "," + row % 7 + "," + yes(row), "text", BESIDE));
    assertEquals("", warnings("t,x,y", row -> (row % 2 == 0 ? "Mr" : "Mrs") + "," + row % 7 + "," + yes(row),
        "{type: text, tokens: character}", BESIDE));
  }

  /** The other columns alone would be the same in both parts. */
  @Test
  void rowsWithOtherTextsAreNoCopies() {
    warnings("t,x,y", row -> prose(row) + "," + row % 4 + "," + yes(row), "text", BESIDE);
    bench.ganglion("check FOLDER/t.yaml").assertPrints("ok\n");
    warnings("t,x,y", row -> prose(row % 100) + "," + row / 2 % 5 + "," + (row % 2 == 0 ? "yes" : "no"), "text",
        BESIDE);
    Ran ran = bench.ganglion("check FOLDER/t.yaml --allow repeated-texts");
    assertEquals("""
        warning: 100 of 100 rows of 'test' are among the training rows as well: 100 %
          --> FOLDER/t.yaml:5:3
          |
        5 |   split: {train: 0.5, test: 0.5, order: file}
          |   ^^^^^
          why: for those, the score measures memorization
          help: remove the copies from the file, or keep them in one part with 'split: {column: …}'

        """, ran.err());
  }

  @Test
  void textsTwiceInTwoParts() {
    assertEquals("""
        warning: 60 of 100 texts of 'test' are texts of training rows as well: 60.0 %
          --> FOLDER/t.csv: column 't'
          why: for those, the score measures memorization of the text
          help: keep rows with the same text in one part with 'split: {column: …}'

        """, warnings("t,x,y", row -> prose(row < 160 ? row % 100 : row) + "," + row % 7 + "," + yes(row), "text",
            BESIDE));
  }

  @Test
  void textsThatNameTheLabel() {
    assertEquals("""
        warning: the texts name their own 'y' in 100 % of 100 rows, and another in 0.0 %
          --> FOLDER/t.csv: column 't'
          why: the network learns to find that word, and nothing where it is missing
          help: take the label out of the texts, unless it is in new ones as well

        """, warnings("t,y", row -> prose(row) + " [Spam " + yes(row).toUpperCase() + "] x," + "spam "
        + yes(row), "text", ALONE));
  }

  @Test
  void wordsThatIdentifyTheRows() {
    assertEquals("""
        warning: the texts are single words that identify the rows: 100 different words in 100 rows
          --> FOLDER/t.csv: column 't'
          why: nothing is learned from a word that occurs once
          help: learn from its characters with columns: {t: {type: text, tokens: character}}, or name it in 'ignore'

        """, warnings("t,y", row -> "name" + row + "," + yes(row), "text", ALONE));
    assertEquals("", warnings("t,y", row -> "name" + row + "," + yes(row), "{type: text, tokens: character}", ALONE));
  }

  @Test
  void wordsThatMostlyOccurOnce() {
    assertEquals("""
        warning: 100 % of 300 different words occur once
          --> FOLDER/t.csv: column 't'
          why: nothing is learned from a word that occurs once; in language, about half of the words do
          help: learn from its characters with columns: {t: {type: text, tokens: character}}

        """, warnings("t,y", row -> "a" + row + " b" + row + " c" + row + "," + yes(row), "text", ALONE));
  }

  @Test
  void textsThatAreCut() {
    assertEquals("""
        warning: 200 of 200 texts are longer than max-length, 4 words: what follows isn't used
          --> FOLDER/t.csv: column 't'
          help: the longest has 10 words; a larger 'max-length' uses all of it

        """, warnings("t,y", row -> prose(row) + "," + yes(row), "{type: text, max-length: 4}", ALONE));
    assertEquals("", warnings("t,y", row -> prose(row) + "," + yes(row), "{type: text, max-length: 10}", ALONE));
  }
}
