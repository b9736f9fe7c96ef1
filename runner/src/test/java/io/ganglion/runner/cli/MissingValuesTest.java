package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables with holes, from the experiment to a prediction. */
class MissingValuesTest {
  private static final String PETS = """
      age,fur,kind
      1,long,dog
      ,short,cat
      3,,cat
      5,long,dog
      9,short,cat
      9,short,?
      """;
  private static final String EXPERIMENT = """
      data: {file: pets.csv, target: kind, missing: POLICY}
      network: {layers: [{units: auto, activation: softmax}]}
      loss: cross-entropy
      trainer: rprop
      training: {epochs: 50}
      """;

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withATableThatHasHoles() {
    bench = new Bench(folder);
    bench.write("pets.csv", PETS);
  }

  private void experiment(String policy, String columns) {
    bench.write("pets.yaml", EXPERIMENT.replace("POLICY", policy + ", columns: {" + columns + "}"));
  }

  @Test
  void areErrorsUnlessSomethingIsSaidAboutThem() {
    experiment("fail", "");
    bench.ganglion("check FOLDER/pets.yaml").assertFails(4, """
        error: a value is missing
          --> FOLDER/pets.csv: row 3, column 'age'
          help: fill it in, remove the row or the column, or set 'missing' in 'data'

        error: a value is missing
          --> FOLDER/pets.csv: row 4, column 'fur'
          help: fill it in, remove the row or the column, or set 'missing' in 'data'

        error: a value is missing
          --> FOLDER/pets.csv: row 7, column 'kind'
          help: set columns: {kind: {missing: drop-row}} to leave such rows out: a target is never filled
        """);
  }

  @Test
  void dropTheirRowsInTrainingAndEvaluationButNotInPrediction() {
    experiment("drop-row", "");
    Ran ran = bench.ganglion("run FOLDER/pets.yaml --out FOLDER/runs");
    assertEquals("data        3 examples from FOLDER/pets.csv (3 rows with missing values left out), 2 inputs -> kind"
        + " (2 classes)", ran.out().lines().findFirst().orElseThrow());
    Path run = bench.onlyRun();
    JsonObject score = bench.ganglion("evaluate " + run + " FOLDER/pets.csv --json").json();
    assertEquals(3, score.get("examples").getAsInt());
    assertEquals(3, score.get("leftOut").getAsInt());
    assertTrue(bench.ganglion("evaluate " + run + " FOLDER/pets.csv").out()
        .startsWith("examples            3 (3 rows with missing values left out, as in training)\n"));
    bench.ganglionReading("age,fur\n1,long\n,long\n", "predict " + run + " -").assertFails(4, """
        error: a value is missing
          --> stdin: row 3, column 'age'
          help: fill it in, remove the row or the column, or set 'missing' in 'data'
        """);
  }

  @Test
  void nameTheRowOfTheFileAfterRowsHaveBeenDropped() {
    bench.write("pets.csv", PETS.replace("9,short,?", "1e308,short,cat\n-1e308,short,cat\n9,none,cat"));
    experiment("drop-row", "");
    bench.ganglion("check FOLDER/pets.yaml", "--set", "data.scale=standard").assertFails(4, """
        error: the numbers from -1e308 to 1e308 lie too far apart to be scaled
          --> FOLDER/pets.csv: column 'age'
          help: divide the column by a power of ten
        """);
  }

  @Test
  void leaveNothingIfEveryRowHasOne() {
    bench.write("pets.csv", "age,fur,kind\n,long,cat\n1,,dog\n");
    experiment("drop-row", "");
    bench.ganglion("check FOLDER/pets.yaml").assertFails(4, """
        error: every row has a missing value, and 'missing: drop-row' leaves such rows out
          --> FOLDER/pets.csv
          help: the columns with missing values are 'age', 'fur': fill one, or ignore it
        """);
    bench.write("pets.csv", PETS);
    Path run = bench.run("pets");
    bench.ganglionReading("age,fur,kind\n1,,cat\n", "evaluate " + run + " -").assertFails(4, """
        error: every row has a missing value, and such rows are left out
          --> stdin
          help: the model needs a value in 'age', 'fur', 'kind'
        """);
  }

  @Test
  void areFilledInPredictionsByWhatTrainingLearned() {
    experiment("median", "kind: {missing: drop-row}");
    Path run = bench.run("pets");
    Ran filled = bench.ganglionReading("age,fur\n,\n", "predict " + run + " -");
    // 1, 3, 5 and 9 are the ages of the rows that are kept; long and short come twice each.
    assertEquals(bench.ganglionReading("age,fur\n4,long\n", "predict " + run + " -"), filled);
    assertEquals(0, filled.code());
  }

  @Test
  void canBeSeenByTheNetworkAndFilledColumnByColumn() {
    experiment("drop-row", "age: {missing: constant, fill: -1, indicator: true}, fur: {missing: constant}");
    JsonObject facts = bench.ganglion(
        "run FOLDER/pets.yaml --out FOLDER/runs --json --set training.epochs=3").json();
    // age and its indicator, fur as long, missing or short
    assertEquals("5-2", facts.get("network").getAsString());
    Path run = bench.onlyRun();
    Ran known = bench.ganglionReading("age,fur\n-1,missing\n", "predict " + run + " -");
    Ran gap = bench.ganglionReading("age,fur\n,missing\n", "predict " + run + " -");
    assertEquals(new Ran(0, gap.out(), ""), gap);
    assertNotEquals(known, gap, "the indicator tells a gap from its filling");
    assertEquals(gap, bench.ganglionReading("age,fur\nNA,?\n", "predict " + run + " -"));
  }

  @Test
  void ofAColumnCannotBeFilledWithWhatItDoesNotHold() {
    experiment("drop-row", "fur: {missing: median}");
    bench.ganglion("check FOLDER/pets.yaml").assertFails(3, """
        error: a category has no median, and 'fur' holds labels
          --> FOLDER/pets.yaml:1:82
          |
        1 | data: {file: pets.csv, target: kind, missing: drop-row, columns: {fur: {missing: median}}}
          |                                                                                  ^^^^^^
          help: write most-frequent or constant
        """);
    experiment("drop-row", "age: {missing: constant, fill: old}");
    bench.ganglion("check FOLDER/pets.yaml").assertFails(3, """
        error: 'age' holds numbers, and 'old' is none
          --> FOLDER/pets.yaml:1:98
          |
        1 | data: {file: pets.csv, target: kind, missing: drop-row, columns: {age: {missing: constant, fill: old}}}
          |                                                                                                  ^^^
          help: write a number, or type: category
        """);
  }

  @Test
  void ofAColumnThatIsNotThereAreFoundOut() {
    experiment("drop-row", "agee: {missing: median}");
    bench.ganglion("check FOLDER/pets.yaml").assertFails(3, """
        error: 'FOLDER/pets.csv' has no column 'agee'
          --> FOLDER/pets.yaml:1:67
          |
        1 | data: {file: pets.csv, target: kind, missing: drop-row, columns: {agee: {missing: median}}}
          |                                                                   ^^^^
          help: did you mean 'age'? its columns are age, fur, kind
        """);
  }
}
