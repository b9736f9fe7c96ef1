package io.ganglion.experiments.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.Reading;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarBinderTest {
  @TempDir
  Path folder;

  private Object slope(String text) {
    Experiment experiment = new Reading(folder).bind(Reading.SOUND,
        "network.layers.0.activation={use: leaky-relu, slope: " + text + "}");
    return experiment.network().layers().get(0).function().orElseThrow().settings().get("slope");
  }

  /** Message and help for a value that is set. */
  private List<String> complaint(String option) {
    List<String> lines = new Reading(folder).complaint(Reading.SOUND, option).lines().skip(1).toList();
    return List.of(lines.get(0), lines.get(lines.size() - 1).strip());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "-1, -1", "+.5, 0.5", "1., 1", "1e-3, 0.001", "1E+3, 1000", "0x10, 16", "0o17, 15", "007, 7",
      "4.9e-324, 4.9e-324", ".inf, Infinity", "-.INF, -Infinity", ".nan, NaN", "0e-999, 0"})
  void readsTheNumbersOfYaml(String text, double value) {
    assertEquals(value, slope(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1f", "1d", "0x1p3", "1_000", "NaN", "Infinity", "1e", "e5", ".", "0b1", "1 2", "١"})
  void takesNothingElseForANumber(String text) {
    assertEquals(List.of("error: 'slope' of activation 'leaky-relu' must be a number, but is '" + text + "'",
        text.equals("1_000") ? "help: write 1000" : "help: slope: slope left of 0"),
        complaint("network.layers.0.activation={use: leaky-relu, slope: " + text + "}"));
  }

  @Test
  void refusesNumbersThatNoDoubleCanHold() {
    assertEquals(List.of("error: 'slope' of activation 'leaky-relu' is too large: 1e400",
        "help: numbers go up to 1.7976931348623157E308"),
        complaint("network.layers.0.activation={use: leaky-relu, slope: 1e400}"));
    assertEquals(List.of("error: 'slope' of activation 'leaky-relu' is too close to 0: -1e-400",
        "help: write 0, or at least 4.9E-324"),
        complaint("network.layers.0.activation={use: leaky-relu, slope: -1e-400}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1.0", "1e3", "true"})
  void takesNothingButWholeNumbersForAWholeNumber(String text) {
    assertEquals(List.of("error: 'seed' must be a whole number, but is " + text,
        text.equals("1e3") ? "help: write 1000"
            : "help: seed: the seed from which all random numbers of the run are derived"), complaint("seed=" + text));
  }

  @Test
  void refusesWholeNumbersOutOfRange() {
    assertEquals(List.of("error: 'seed' is out of range: 9223372036854775808",
        "help: it must be between -9223372036854775808 and 9223372036854775807"),
        complaint("seed=9223372036854775808"));
    assertEquals(List.of("error: 'training.epochs' is out of range: 2147483648",
        "help: it must be between -2147483648 and 2147483647"), complaint("training.epochs=2147483648"));
    assertEquals("error: 'seed' is out of range: " + "9".repeat(40) + "…",
        complaint("seed=" + "9".repeat(500_000)).get(0));
  }

  @Test
  void readsTheGreatestSeeds() {
    assertEquals(Long.MIN_VALUE, new Reading(folder).bind(Reading.SOUND, "seed=-9223372036854775808").seed());
    assertEquals(Long.MAX_VALUE, new Reading(folder).bind(Reading.SOUND, "seed=0x7fffffffffffffff").seed());
  }

  @Test
  void saysThatQuotesMakeText() {
    assertEquals(List.of("error: 'seed' must be a whole number, but is '5'", "help: remove the quotes"),
        complaint("seed='5'"));
    assertEquals(List.of("error: 'data.header' must be true or false, but is 'true'", "help: remove the quotes"),
        complaint("data.header='true'"));
  }

  @Test
  void saysThatTextThatLooksLikeANumberNeedsQuotes() {
    assertEquals(List.of("error: 'name' must be text, but 5 is a number", "help: put it into quotes: \"5\""),
        complaint("name=5"));
    assertEquals(List.of("error: 'data.weights' must be text, but true is a truth value",
        "help: put it into quotes: \"true\""), complaint("data.weights=true"));
  }

  @Test
  void saysWhatOldBooleansAreNow() {
    assertEquals(List.of("error: 'data.header' must be true or false, but is 'no'", "help: write false"),
        complaint("data.header=no"));
  }

  @Test
  void takesTheWordThatStandsForANumber() {
    assertEquals(List.of("error: 'runtime.threads' must be a whole number or auto, but is 'many'",
        "help: threads: the number of threads, ≥ 1; auto: one for each processor; small networks always use one"),
        complaint("runtime.threads=many"));
    assertEquals(List.of("error: 'runtime.threads' must be 1 or greater, but is 0",
        "help: threads: the number of threads, ≥ 1; auto: one for each processor; small networks always use one"),
        complaint("runtime.threads=0"));
  }

  @Test
  void refusesChoicesThatThereAreNot() {
    assertEquals(List.of("error: 'data.scale' must be one of none, standard, min-max, robust, but is 'minmax'",
        "help: did you mean 'min-max'?"), complaint("data.scale=minmax"));
  }

  @Test
  void refusesPathsThatAreNone() {
    String help = "help: file: a data file, or several with the same columns; of IDX files the images, or a folder with"
        + " MNIST's names; of images a folder with a folder for each label";
    assertEquals(List.of("error: 'data.file' is empty", help), complaint("data.file=''"));
    assertEquals(List.of("error: 'data.file' is not a path: Nul character not allowed", help),
        complaint("data.file=\"\\0\""));
  }
}
