package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.problem.DisplayWidth;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands print fits a width, and with {@code --quiet} there is nothing beside the result. */
class TerminalTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withIris() {
    bench = new Bench(folder);
    bench.example("iris");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 100, 200})
  void helpFits(int width) {
    bench.environment("COLUMNS", Integer.toString(width));
    for (String command : new String[] {"--help", "run --help", "compare --help", "help training.epochs",
      "help serve"}) {
      Ran ran = bench.ganglion(command);
      assertEquals(0, ran.code(), ran.err());
      for (String line : ran.out().split("\n")) {
        assertTrue(DisplayWidth.of(line) <= width || line.matches(" *\\S+"), command + ", " + width + ": " + line);
      }
      int widest = ran.out().lines().mapToInt(DisplayWidth::of).max().orElse(0);
      assertTrue(width > 100 || widest > width / 2, "it uses the width: " + widest);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 100, 200})
  void errorsFit(int width) {
    bench.environment("COLUMNS", Integer.toString(width));
    String err = bench.ganglion("check FOLDER/iris.yaml --set trainr=1").err();
    assertTrue(err.lines().allMatch(line -> DisplayWidth.of(line) <= width), err);
    String words = err.strip().replaceAll("\\s+", " ");
    assertTrue(words.startsWith("error: the experiment has no setting 'trainr' --> --set trainr=1 | 1 | trainr=1 |"
        + " ^^^^^^ help: did you mean 'trainer'? its settings are name, seed, data,"), words);
  }

  @Test
  void programsGetTheSameForAnyWidth() {
    String wide = bench.ganglion("data describe FOLDER/data/iris.csv --json").out();
    bench.environment("COLUMNS", "40");
    assertEquals(wide, bench.ganglion("data describe FOLDER/data/iris.csv --json").out());
    bench.environment("FORCE_COLOR", "1");
    assertEquals(wide, bench.ganglion("data describe FOLDER/data/iris.csv --json").out());
  }

  @ParameterizedTest
  @CsvSource({"FORCE_COLOR, 1, true", "NO_COLOR, 1, false", "COLUMNS, 80, false"})
  void coloursAreAskedFor(String name, String value, boolean coloured) {
    bench.environment(name, value);
    assertEquals(coloured, bench.ganglion("run FOLDER/none.yaml").err().startsWith("\033[1;31merror:\033[0m there is"));
    assertEquals(coloured, bench.ganglion("run --help").out().contains("\033["));
    assertFalse(bench.ganglion("help run").out().contains("\\u001b"));
  }

  @Test
  void quietCommandsPrintTheirResultAlone() {
    String twoEpochs = " --out FOLDER/runs --quiet --set training.epochs=2";
    bench.ganglion("run FOLDER/iris.yaml" + twoEpochs).assertPrints("");
    Path run = bench.onlyRun();
    Ran predicted = bench.ganglion("predict " + run + " FOLDER/data/iris.csv");
    assertEquals(new Ran(0, predicted.out(), ""), predicted);
    assertTrue(predicted.out().startsWith("species,"), predicted.out());
    Ran compared = bench.ganglion("compare FOLDER/iris.yaml --vary trainer=rprop,adam --seeds 2" + twoEpochs);
    assertEquals(new Ran(0, compared.out(), ""), compared);
    Ran swept = bench.ganglion("sweep FOLDER/iris.yaml --over trainer=rprop,adam --method grid" + twoEpochs);
    assertEquals(new Ran(0, swept.out(), ""), swept);
  }
}
