package io.ganglion.runner.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sections' own constructors refuse. */
class SectionsTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "data.delimiter=\"\"|'data.delimiter' must be one or more characters, and no line break",
      "data.delimiter=\"\\n\"|'data.delimiter' must be one or more characters, and no line break",
      "data.quote=\"''\"|'data.quote' must be one character, or \"\" for none",
      "data.quote=\",\"|'data.quote' must not be part of the delimiter",
      "data.target=[]|'data.target' must name at least one column",
      "data.target=[a, b, a]|'data.target' must not name 'a' twice",
      "data.ignore=[a, a]|'data.ignore' must not name 'a' twice",
      "data.ignore=species|'data.ignore' must not name 'species', which is a target",
      "data.split={train: 0, test: 1}|'data.split.train' must be greater than 0, but is 0",
      "network.layers.0.units=0|'network.layers.0.units' must be 1 or greater, but is 0",
      "training.epochs=0|'training.epochs' must be 1 or greater, but is 0",
      "training.batch-size=0|'training.batch-size' must be 1 or greater, but is 0",
      "training.stop={rule: target, loss: -1}|'loss' of rule 'target' must be 0 or greater, but is -1",
      "training.stop={rule: patience, epochs: 0}|'epochs' of rule 'patience' must be 1 or greater, but is 0",
      "training.stop={rule: patience, epochs: 1, min-improvement: -1}"
          + "|'min-improvement' of rule 'patience' must be 0 or greater, but is -1",
      "name=../iris|'name' must be the name of a folder: at most 100 letters, digits, spaces and . _ + - that begin"
          + " with a letter or a digit and end with neither a space nor a dot",
  })
  void refuseAValue(String option, String message) {
    String complaint = new Reading(folder).complaint(Reading.SOUND, option);
    assertEquals("error: " + message, complaint.lines().toList().get(1));
    assertEquals(1, complaint.lines().filter(line -> line.startsWith("error: ")).count());
  }
}
