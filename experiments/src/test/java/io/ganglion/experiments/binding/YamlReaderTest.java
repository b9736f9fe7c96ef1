package io.ganglion.experiments.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.experiments.config.Reading;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
  @TempDir
  Path folder;
  private Reading reading;

  @BeforeEach
  void inAFolderOfItsOwn() {
    reading = new Reading(folder);
  }

  @Test
  void showsBothPlacesOfADuplicateKey() {
    assertEquals("""
        3
        error: 'seed' is given twice
          --> iris.yaml:11:1
           |
        11 | seed: 43
           | ^^^^
          help: keep one of the two; the other is at iris.yaml:1:1
        """, reading.complaint(Reading.SOUND + "seed: 43\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "a: [", "[{a: "})
  void refusesTwentyThousandNestedCollections(String opening) {
    String complaint = reading.complaint(opening.repeat(20_000));
    assertEquals("error: lists and maps are nested more than 20 deep", complaint.lines().skip(1).findFirst().get());
  }

  @Test
  void pointsToTheBracketThatIsOneTooMany() {
    assertEquals("""
        3
        error: lists and maps are nested more than 20 deep
          --> iris.yaml:1:26
          |
        1 | seed: [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]
          |                          ^
          help: an experiment needs no more than 5
        """, reading.complaint("seed: " + "[".repeat(20) + "1" + "]".repeat(20) + "\n"));
  }

  @Test
  void refusesAnchorsAliasesAndTags() {
    assertEquals("""
        3
        error: anchors such as &here are not supported
          --> iris.yaml:1:7
          |
        1 | seed: &here 1
          |       ^^^^^^^
          help: write the value out wherever it is needed
        error: aliases such as *here are not supported
          --> iris.yaml:2:7
          |
        2 | name: *here
          |       ^^^^^
          help: write the value out
        error: tags such as !!str are not supported
          --> iris.yaml:4:11
          |
        4 |   target: !!str 5
          |           ^^^^^^^
          help: remove it; put text that looks like a number into quotes
        """, reading.complaint("""
        seed: &here 1
        name: *here
        data:
          target: !!str 5
          file: iris.csv
        network: {layers: {units: 1, activation: tanh}}
        trainer: rprop
        """).replaceFirst("error: 'data.target'(?s:.*)", ""));
  }

  @Test
  void refusesASecondDocument() {
    assertEquals("""
        3
        error: a second document begins here
          --> iris.yaml:11:1
           |
        11 | ---
           | ^^^
          help: put each experiment into a file of its own
        """, reading.complaint(Reading.SOUND + "---\nseed: 1\n"));
  }

  @Test
  void refusesKeysThatAreNoNames() {
    assertEquals("""
        3
        error: a list or a map can't be a key
          --> iris.yaml:11:1
           |
        11 | [seed]: 1
           | ^^^^^^^^^
          help: write a name, then a colon and a space
        """, reading.complaint(Reading.SOUND + "[seed]: 1\n"));
  }

  @Test
  void refusesCharactersThatCantBeShown() {
    assertEquals("""
        3
        error: the character U+0000 isn't allowed here
          --> iris.yaml:1:8
          |
        1 | name: a\uFFFDb
          |        ^
          help: remove it; in double quotes it can be written as "\\u...."
        """, reading.complaint("name: a\0b\n"));
  }

  @Test
  void countsCodePoints() {
    String dove = "\uD83D\uDD4A"; // one code point, two chars
    assertEquals("""
        3
        error: a colon isn't allowed here
          --> iris.yaml:1:10
          |
        1 | name: "D": iris
          |          ^
          help: put text that contains a colon into quotes, or add a missing colon in the line above
        """.replace("D", dove), reading.complaint("name: \"" + dove + "\": iris\n"));
  }

  @Test
  void saysThatATabCantIndent() {
    assertEquals("""
        3
        error: a tab can't indent a line
          --> iris.yaml:2:1
          |
        2 |  file: x
          | ^
          help: indent with spaces
        """, reading.complaint("data:\n\tfile: x\n"));
  }

  @Test
  void saysWhichBracketIsNeverClosed() {
    assertEquals("""
        3
        error: this '[' is never closed
          --> iris.yaml:1:7
          |
        1 | data: [a, b
          |       ^
          help: close it with ']'
        """, reading.complaint("data: [a, b\n"));
  }

  @Test
  void saysWhereACommaIsMissing() {
    assertEquals("""
        3
        error: a ',' or '}' is missing before this
          --> iris.yaml:1:22
          |
        1 | data: {file: "a.csv" target: b}
          |                      ^
          help: the '{' that is still open is at iris.yaml:1:7
        """, reading.complaint("data: {file: \"a.csv\" target: b}\n"));
  }

  @Test
  void saysWhichQuoteIsNeverClosed() {
    assertEquals("""
        3
        error: this quote is never closed
          --> iris.yaml:1:7
          |
        1 | name: "iris
          |       ^
          help: close it with the same character
        """, reading.complaint("name: \"iris\nseed: 1\n"));
  }

  @Test
  void saysWhatDoesntLineUp() {
    assertEquals("""
        3
        error: this isn't aligned with the keys or elements that it belongs to
          --> iris.yaml:3:2
          |
        3 |  target: y
          |  ^
          help: align the keys of a section, or the elements of a list, in one column; this one begins at iris.yaml:1:1
        """, reading.complaint("data:\n  file: x\n target: y\n"));
  }

  @Test
  void saysThatNothingCanFollowAQuote() {
    assertEquals("""
        3
        error: this can't follow what precedes it in the line
          --> iris.yaml:1:11
          |
        1 | name: 'it's'
          |           ^
          help: put the text into quotes, or correct the indentation
        """, reading.complaint("name: 'it's'\n"));
  }

  @Test
  void saysThatAColonIsOneTooMany() {
    assertEquals("""
        3
        error: a colon isn't allowed here
          --> iris.yaml:1:13
          |
        1 | name: flower: iris
          |             ^
          help: put text that contains a colon into quotes, or add a missing colon in the line above
        """, reading.complaint("name: flower: iris\n"));
  }

  @Test
  void saysThatAColonIsMissing() {
    assertEquals("""
        3
        error: a colon and a space are missing behind this key
          --> iris.yaml:2:1
          |
        2 | name iris
          | ^
          help: write key: value
        """, reading.complaint("seed: 1\nname iris\n"));
  }

  @Test
  void saysThatAnEscapeIsUnknown() {
    assertEquals("""
        3
        error: this is not an escape sequence of double quotes
          --> iris.yaml:1:11
          |
        1 | name: "C:\\data"
          |           ^
          help: write \\\\ for a backslash, or use single quotes, in which nothing is escaped
        """, reading.complaint("name: \"C:\\data\"\n"));
  }

  @Test
  void saysThatTextNeedsQuotes() {
    assertEquals("""
        3
        error: text can't begin with this character without quotes
          --> iris.yaml:1:7
          |
        1 | name: @iris
          |       ^
          help: put the text into quotes
        """, reading.complaint("name: @iris\n"));
  }

  @Test
  void showsALongLineAroundThePlace() {
    assertEquals("""
        3
        error: text can't begin with this character without quotes
          --> iris.yaml:1:202
          |
        1 | …aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": @iris
          |                                          ^
          help: put the text into quotes
        """, reading.complaint("\"" + "a".repeat(197) + "\": @iris\n"));
  }
}
