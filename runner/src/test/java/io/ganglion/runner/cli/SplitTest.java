package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.gson.JsonObject;
import io.ganglion.runner.Bench;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Splits that a table, its order or its files decide. */
class SplitTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withATableOfYears() {
    bench = new Bench(folder);
    bench.write("years.csv", """
        year,part,code,x,y
        1900,train,1,1,2
        1901,train,1,2,4
        1902,test,3,3,6
        1903,train,1,4,8
        1904,validation,2,5,10
        1905,test,3,6,12
        """);
    experiment("{column: part}", "year, code");
  }

  private void experiment(String split, String ignored) {
    bench.write("years.yaml", """
        data:
          file: years.csv
          target: y
          ignore: [%s]
          split: %s
        network: {layers: [{units: auto, activation: identity}]}
        trainer: backprop
        training: {epochs: 2}
        """.formatted(ignored, split));
  }

  private String sizes() {
    JsonObject splits = bench.ganglion("run FOLDER/years.yaml --out FOLDER/runs --json").json()
        .getAsJsonObject("splits");
    StringBuilder sizes = new StringBuilder();
    splits.entrySet().forEach(part -> sizes.append(part.getKey()).append(' ')
        .append(part.getValue().getAsJsonObject().get("examples").getAsInt()).append(' '));
    return sizes.toString().strip();
  }

  private void assertRefused(int code, String message) {
    bench.ganglion("check FOLDER/years.yaml").assertFails(code, message);
  }

  @Test
  void aColumnSaysWhichRowServesWhatAndIsNoInput() {
    assertEquals("train 3 validation 1 test 2", sizes());
    assertEquals("1-1", Bench.manifest(bench.onlyRun()).get("network").getAsString());
  }

  @Test
  void otherValuesMayStandForParts() {
    experiment("{column: code, values: {1: train, 3: test, 2: test}}", "year, part");
    assertEquals("train 3 test 3", sizes());
  }

  @Test
  void aColumnsOrderMayEndTheParts() {
    experiment("{column: year, until: {train: 1902, validation: 1903}}", "part, code");
    assertEquals("train 3 validation 1 test 2", sizes());
    experiment("{column: year, until: {train: 1902, test: 1904}}", "part, code");
    assertEquals("train 3 test 2", sizes());
  }

  @Test
  void partsMayBeInFilesOfTheirOwn() {
    experiment("{train: 0.5, validation: 0.5, files: {test: later.csv}}", "part, code");
    bench.write("later.csv", "y,note,x,year\n14,?,7,1906\n16,?,8,1907\n18,?,9,1908\n");
    assertEquals("train 3 validation 3 test 3", sizes());
    String before = Bench.manifest(bench.onlyRun()).getAsJsonObject("data").get("sha256").getAsString();
    bench.write("later.csv", "y,note,x,year\n15,?,7,1906\n16,?,8,1907\n18,?,9,1908\n");
    JsonObject again = bench.ganglion("run FOLDER/years.yaml --out FOLDER/more --json").json();
    assertNotEquals(before, again.getAsJsonObject("data").get("sha256").getAsString());
  }

  @Test
  void oneFoldMayBeTrainedLikeAnyOther() {
    experiment("{kfold: 3, fold: 1, train: 0.5, validation: 0.5}", "year, part, code");
    assertEquals("train 2 validation 2 test 2", sizes());
    experiment("{kfold: 7}", "year, part, code");
    assertRefused(3, """
        error: 'FOLDER/years.csv' has only 6 rows for 7 folds
          --> FOLDER/years.yaml:5:18
          |
        5 |   split: {kfold: 7}
          |                  ^
          help: write fewer folds
        """);
  }

  @Test
  void aFileOfAPartHasToHoldWhatTheFirstTaught() {
    experiment("{files: {test: later.csv}}", "part, code");
    assertRefused(4, """
        error: there is no data file 'FOLDER/later.csv'
          --> FOLDER/years.yaml:5:25
          |
        5 |   split: {files: {test: later.csv}}
          |                         ^^^^^^^^^
          help: the path is relative to the experiment's folder
        """);
    bench.write("later.csv", "year,x,y\n1906,seven,14\n");
    assertRefused(4, """
        error: 'seven' is not a number
          --> FOLDER/later.csv: row 2, column 'x'
          help: a number such as 12, -0.5 or 1.5e-3 is expected
        """);
  }

  @Test
  void aValueThatServesNothingIsRefused() {
    bench.write("years.csv", Bench.read(bench.path("years.csv")).replace("1902,test", "1902,tset"));
    assertRefused(4, """
        error: 'tset' doesn't name a part
          --> FOLDER/years.csv: row 4, column 'part'
          help: did you mean 'test'? the rows are split by this column: write 'train', 'validation', 'test', or name \
        its values in data.split.values
        """);
    experiment("{column: code, values: {1: train, 2: test}}", "year, part");
    assertRefused(4, """
        error: '3' doesn't name a part
          --> FOLDER/years.csv: row 4, column 'code'
          help: the values that data.split.values names are '1', '2'
        """);
  }

  @Test
  void aPartThatIsAskedForNeedsRows() {
    experiment("{column: year, until: {train: 1899}}", "part, code");
    assertRefused(3, """
        error: by 'year', no row is left for 'train'
          --> FOLDER/years.yaml:5:19
          |
        5 |   split: {column: year, until: {train: 1899}}
          |                   ^^^^
          help: at least one row is needed for training
        """);
    experiment("{column: year, until: {train: 1909, validation: 1910}}", "part, code");
    assertRefused(3, """
        error: by 'year', no row is left for 'validation'
          --> FOLDER/years.yaml:5:19
          |
        5 |   split: {column: year, until: {train: 1909, validation: 1910}}
          |                   ^^^^
          help: name values that occur, or leave 'validation' out
        """);
  }

  @Test
  void partsByOrderFollowOneAnother() {
    experiment("{column: year, until: {train: 1903, validation: 1901}}", "part, code");
    assertRefused(3, """
        error: the part ends at 1901, but the one before it at 1903
          --> FOLDER/years.yaml:5:58
          |
        5 |   split: {column: year, until: {train: 1903, validation: 1901}}
          |                                                          ^^^^
          help: parts must follow one another: train, validation, test
        """);
    experiment("{column: year, until: {train: early}}", "part, code");
    assertRefused(3, """
        error: 'year' holds numbers, and 'early' is none
          --> FOLDER/years.yaml:5:40
          |
        5 |   split: {column: year, until: {train: early}}
          |                                        ^^^^^
          help: write a number
        """);
  }

  @Test
  void withoutRowsForValidationNothingCanDependOnThem() {
    bench.write("years.csv", Bench.read(bench.path("years.csv")).replace("1904,validation", "1904,test"));
    bench.write("years.yaml", Bench.read(bench.path("years.yaml")).replace("epochs: 2", "epochs: 2, keep: best"));
    assertRefused(3, """
        error: 'training.keep' can't be best without validation data
          --> FOLDER/years.yaml:8:29
          |
        8 | training: {epochs: 2, keep: best}
          |                             ^^^^
          help: let 'part' say validation in some rows
        """);
  }

  @Test
  void theColumnIsNeitherIgnoredNorTold() {
    experiment("{column: part}", "year, code, part");
    assertRefused(3, """
        error: 'data.ignore' must not name 'part', by which the rows are split: it is never an input
          --> FOLDER/years.yaml:4:3
          |
        4 |   ignore: [year, code, part]
          |   ^^^^^^
          help: ignore: columns to leave out: neither inputs nor targets
        """);
    experiment("{column: prat}", "year, code");
    assertRefused(3, """
        error: 'FOLDER/years.csv' has no column 'prat'
          --> FOLDER/years.yaml:5:19
          |
        5 |   split: {column: prat}
          |                   ^^^^
          help: did you mean 'part'? its columns are part, x, y
        """);
  }
}
