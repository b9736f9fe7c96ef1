package io.ganglion.experiments.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ganglion.fixtures.SharedData;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables and experiments that have one fault each, and some that have none. */
class LintsTest {
  private static final int ROWS = 120;
  private static final String EXPERIMENT = """
      data: {file: t.csv, target: y}
      network: {layers: [{units: auto, activation: sigmoid}]}
      trainer: rprop
      training: {epochs: 2}
      """;

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
    bench.write("t.yaml", EXPERIMENT);
  }

  /** Numbers from 0 to 1 that go together with nothing: a SplitMix64 generator's. */
  private static double noise(int row, int column) {
    long z = (row * 64L + column + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
  }

  private static String number(double x) {
    return String.format(Locale.ROOT, "%.4f", x);
  }

  /** Two labels that go together with nothing. */
  private static String label(int row) {
    return noise(row, 60) < 0.5 ? "no" : "yes";
  }

  /** A table of two columns of noise, one of its own, and the target. */
  private void table(String name, IntFunction<String> column) {
    table(name, column, LintsTest::label);
  }

  private void table(String name, IntFunction<String> column, IntFunction<String> target) {
    bench.write("t.csv", "a,b," + name + ",y\n" + IntStream.range(0, ROWS)
        .mapToObj(row -> number(noise(row, 0)) + "," + number(noise(row, 1)) + "," + column.apply(row) + ","
            + target.apply(row) + "\n")
        .collect(Collectors.joining()));
  }

  /** Fails unless this is all that is said. */
  private void assertSays(String warning, String... more) {
    assertEquals(new Ran(0, "ok\n", warning.isEmpty() ? "" : warning + "\n"),
        bench.ganglion("check FOLDER/t.yaml", more));
  }

  /** What is found, by the names of lints. */
  private static List<String> lints(JsonObject checked) {
    return named(checked, "warnings");
  }

  private static List<String> named(JsonObject said, String list) {
    List<String> names = new ArrayList<>();
    for (JsonElement warning : said.getAsJsonArray(list)) {
      names.add(warning.getAsJsonObject().get("lint").getAsString());
    }
    return names;
  }

  @Test
  void areSilentOnNoise() {
    table("c", row -> number(noise(row, 2)));
    assertSays("");
    table("c", row -> "klm".charAt((int) (3 * noise(row, 2))) + "");
    assertSays("");
  }

  @Test
  void seeADecimalCommaThatBecameACategory() {
    table("c", row -> "\"" + (int) (9 * noise(row, 2)) + "," + row % 2 + "5\"");
    assertSays("""
        warning: all 120 cells are numbers with a decimal comma, such as '0,05'
          --> FOLDER/t.csv: column 'c'
          why: as text it is left out of the inputs, or each different text becomes a category
          help: set 'decimal: ","' in 'data'
        """);
    assertSays("", "--set", "data.columns={c: category}");
  }

  @Test
  void seeNumbersThatAWordKeepsFromBeingOnes() {
    table("c", row -> row % 40 == 7 ? "n/a" : (int) (9 * noise(row, 2)) + "");
    assertSays("""
        warning: 117 of 120 cells are numbers; the other 3 are 'n/a'
          --> FOLDER/t.csv: column 'c'
          why: as text it is left out of the inputs, or each different text becomes a category
          help: set 'null-values: [NA, "?", n/a]' in 'data' if it means that there is no value, and 'missing' for such \
        cells
        """);
    table("c", row -> row % 40 == 7 ? "12 kg" : (int) (9 * noise(row, 2)) + "");
    assertSays("""
        warning: 117 of 120 cells are numbers; the other 3 are '12 kg'
          --> FOLDER/t.csv: column 'c'
          why: as text it is left out of the inputs, or each different text becomes a category
          help: correct the other cells, or list them in 'null-values' in 'data' if they mean that there is no value
        """);
  }

  @Test
  void seeWordsForWhatIsMissing() {
    table("c", row -> row % 10 == 3 ? "NULL" : "klm".charAt((int) (3 * noise(row, 2))) + "");
    assertSays("""
        warning: 'NULL' is a label here, in 12 rows: 10.0 %
          --> FOLDER/t.csv: column 'c'
          why: that looks like a missing value, but is treated as an ordinary label
          help: set 'null-values: [NA, "?", "NULL"]' in 'data', or declare 'columns: {c: category}' if it is meant
        """);
    assertSays("", "--set", "data.columns={c: category}");
  }

  @Test
  void seeARowNumber() {
    table("place", row -> (row * 7 % ROWS + 1000) + ""); // in any order
    assertSays("""
        warning: the numbers identify the rows: 120 different whole numbers from 1000 to 1119
          --> FOLDER/t.csv: column 'place'
          why: row numbers carry no information about new rows, or only about the order of collection
          help: name it in 'ignore', or declare columns: {place: number}
        """, "--set", "data.scale=standard");
    assertSays("", "--set", "data.ignore=place");
    assertSays("", "--set", "data.scale=standard", "--set", "data.columns={place: number}");
  }

  /** Experiments leave such columns out of their inputs. */
  @Test
  void seeNamesInATableAlone() {
    table("name", row -> "n" + row);
    assertEquals("""
        warning: the labels identify the rows: 120 different labels in 120 rows
          --> FOLDER/t.csv: column 'name'
          why: labels that occur once carry no information, and each becomes an input of its own
          help: name it in 'ignore'

        """, bench.ganglion("data describe FOLDER/t.csv").err());
  }

  @Test
  void seeAColumnThatGivesTheLabelAway() {
    table("c", row -> label(row).equals("no") ? "dead" : "alive");
    assertSays("""
        warning: it leaks the target 'y': its labels alone predict 100 % of 120 rows, and the majority class 51.7 %
          --> FOLDER/t.csv: column 'c'
          why: such a column is usually known only once 'y' is, so the network would be useless on new rows
          help: name it in 'ignore', unless it is known at prediction time
        """);
    table("c", row -> label(row).equals("no") ? number(noise(row, 2)) : number(1.1 + noise(row, 2))); // a threshold
    assertTrue(bench.ganglion("check FOLDER/t.yaml").err().startsWith("warning: it leaks the target 'y': its numbers"
        + " alone"));
  }

  @Test
  void seeAColumnThatGivesTheNumberAway() {
    table("c", row -> number(noise(row, 60) + noise(row, 60) * noise(row, 60) + 1e-3 * noise(row, 3)),
        row -> number(noise(row, 60)));
    assertEquals(List.of("gives-target-away"), lints(bench.ganglion("check FOLDER/t.yaml --json").json()));
    table("c", row -> number(noise(row, 60) + noise(row, 3)), row -> number(noise(row, 60)));
    assertSays("");
  }

  /** Values that occur once can't predict unseen rows, unless the file is sorted by the target. */
  @Test
  void takeAnIdentifierForALeakWhereTheFileIsSortedAlone() {
    table("place", row -> row + "");
    List<String> found = lints(bench.ganglion("check FOLDER/t.yaml --set data.scale=standard --json").json());
    assertEquals(List.of("identifier-columns"), found);
    table("place", row -> row + "", row -> row < 60 ? "no" : "yes");
    found = lints(bench.ganglion("check FOLDER/t.yaml --set data.scale=standard --json").json());
    assertEquals(List.of("identifier-columns", "gives-target-away"), found);
  }

  @Test
  void saysNothingOfAnOnlyInputThatTellsTheTarget() {
    bench.write("t.csv", "x,y\n" + IntStream.range(0, ROWS)
        .mapToObj(row -> number(noise(row, 0)) + "," + (noise(row, 0) < 0.5 ? "no" : "yes") + "\n")
        .collect(Collectors.joining()));
    assertSays("");
  }

  @Test
  void seeColumnsThatRepeatOthers() {
    bench.write("t.csv", "k,l,m,n,o,y\n" + IntStream.range(0, ROWS).mapToObj(row -> {
      int k = (int) (3 * noise(row, 0));
      double n = noise(row, 1);
      return k + "," + "pqr".charAt(k) + "," + (k == 1 ? "yes" : "no") + "," + number(n) + "," + number(32 + 9 * n)
          + "," + label(row) + "\n";
    }).collect(Collectors.joining()));
    String why = """
          why: the network gets the same information twice, and more weights
          help: name one of the two in 'ignore'
        """;
    assertSays("""
        warning: it repeats 'k': each of its 3 values corresponds to one of 'k', in all 120 rows
          --> FOLDER/t.csv: column 'l'
        """ + why + """

        warning: it is determined by 'k', each value of which occurs with only one of its values, in all 120 rows
          --> FOLDER/t.csv: column 'm'
        """ + why + """

        warning: it repeats 'n': their correlation is 1
          --> FOLDER/t.csv: column 'o'
        """ + why, "--set", "data.scale=standard");
  }

  @Test
  void tellManyColumnsThatRepeatOthersAtOnce() {
    bench.write("t.csv", "a,b,c,d,e,f,g,y\n" + IntStream.range(0, ROWS)
        .mapToObj(row -> (number(noise(row, 0)) + ",").repeat(7) + label(row) + "\n").collect(Collectors.joining()));
    assertSays("""
        warning: 6 columns repeat others: 'b', 'c', 'd', 'e', 'f', 'g'; the first what 'a' says
          --> FOLDER/t.csv
          why: the network gets the same information twice, and more weights
          help: name them in 'ignore'
        """);
  }

  private static final String TEST_THIRD = "data.split={train: 0.6, test: 0.4, order: file}";

  @Test
  void seeRowsThatArePartlyTrainedOn() {
    bench.write("t.csv", "a,b,y\n" + IntStream.range(0, ROWS).map(row -> row < 116 ? row : row - 110)
        .mapToObj(row -> number(noise(row, 0)) + "," + number(noise(row, 1)) + "," + label(row) + "\n")
        .collect(Collectors.joining()));
    assertSays("""
        warning: 4 of 48 rows of 'test' are among the training rows as well: 8.3 %
          --> --set data.split={train: 0.6, test: 0.4, order: file}
          |
        1 | data.split={train: 0.6, test: 0.4, order: file}
          |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          why: for those, the score measures memorization
          help: remove the copies from the file, or keep them in one part with 'split: {column: …}'
        """, "--set", TEST_THIRD);
    assertEquals(List.of("repeated-rows"),
        lints(bench.ganglion("check FOLDER/t.yaml --json", "--set", "data.split={kfold: 5}").json()));
  }

  @Test
  void takeNoRowForACopyWhereFewDifferentOnesArePossible() {
    bench.write("t.csv", "a,b,y\n" + IntStream.range(0, ROWS).mapToObj(row -> (noise(row, 0) < 0.5 ? 0 : 1) + ","
        + (noise(row, 1) < 0.5 ? 0 : 1) + "," + label(row) + "\n").collect(Collectors.joining()));
    assertSays("", "--set", TEST_THIRD);
  }

  /**
   * People, houses and answers to questions that agree in all that is asked aren't copies. The columns depend on one
   * another, and each kind of row has its usual values.
   */
  @ParameterizedTest
  @CsvSource({"5, 0, 20", "8, 4, 0", "3, 2, 12"})
  void takeNoRowForACopyThatIsLikeOthersByChance(int questions, int more, int measures) {
    bench.write("t.csv", IntStream.range(0, questions + 1).mapToObj(i -> "q" + i).collect(Collectors.joining(","))
        + ",y\n" + IntStream.range(0, 300).mapToObj(row -> likely(row, questions, 2 + more, measures) + "\n")
        .collect(Collectors.joining()));
    assertSays("", "--set", TEST_THIRD);
    assertFalse(lints(bench.ganglion("check FOLDER/t.yaml --json", "--set", "data.split={kfold: 5}").json())
        .contains("repeated-rows"));
  }

  /** Labels, the first of which is the most frequent by far, and a number, if there is to be one. */
  private static String likely(int row, int questions, int answers, int measures) {
    boolean yes = noise(row, 60) < 0.4;
    return IntStream.range(0, questions).mapToObj(i -> "" + (char) ('a'
        + (int) (answers * Math.pow(noise(row, i), yes ? 3 : 5)))).collect(Collectors.joining(",")) + ","
        + (measures == 0 ? "z" + (int) (3 * noise(row, 50)) : "" + (int) (measures * Math.pow(noise(row, 50), 2)))
        + "," + (yes ? "yes" : "no");
  }

  /** Copies of rows that would hardly come twice: of numbers, of many labels, of both. */
  @ParameterizedTest
  @ValueSource(strings = {"%1$.3f,%2$.3f,%3$.3f", "%4$d,k%5$d,l%6$d", "%1$.2f,k%5$d,%2$.1f"})
  void seeCopiesOfRowsThatWouldHardlyComeTwice(String form) {
    bench.write("t.csv", "a,b,c,y\n" + IntStream.range(0, 300).map(row -> row < 280 ? row : row - 270)
        .mapToObj(row -> String.format(Locale.ROOT, form, noise(row, 0), noise(row, 1), noise(row, 2),
            (int) (40 * noise(row, 3)), (int) (20 * noise(row, 4)), (int) (30 * noise(row, 5))) + "," + label(row)
            + "\n").collect(Collectors.joining()));
    Ran ran = bench.ganglion("check FOLDER/t.yaml --set", TEST_THIRD, "--set", "data.scale=standard",
        "--set", "data.unseen=ignore");
    assertTrue(ran.err().contains("warning: 20 of 120 rows of 'test' are among the training rows as well: 16.7 %\n"),
        ran.err());
  }

  @Test
  void seeALabelThatAPartLacks() {
    table("c", row -> number(noise(row, 2)), row -> row < 70 && row % 3 == 0 ? "maybe" : label(row));
    assertSays("""
        warning: of the 48 rows of 'test', none has the label 'maybe'
          --> --set data.split={train: 0.6, test: 0.4, order: file}
          |
        1 | data.split={train: 0.6, test: 0.4, order: file}
          |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          why: the scores of this part say nothing about it
          help: set 'stratify: true' in 'split', or give the part more rows
        """, "--set", TEST_THIRD);
  }

  @Test
  void seeARareLabel() {
    table("c", row -> number(noise(row, 2)), row -> row % 20 == 3 ? "yes" : "no");
    assertSays("""
        warning: 'y' is 'no' in 95.0 % of 120 rows, and 'yes' in 6: 19 to 1
          --> FOLDER/t.csv: column 'y'
          why: always predicting 'no' has that accuracy, so accuracy says little, and rare classes may never be learned
          help: set 'class-weights: balanced' in 'data'
        """);
    assertSays("", "--set", "data.class-weights=balanced");
  }

  @Test
  void seeInputsThatAreTooLarge() {
    table("c", row -> number(1000 * noise(row, 2)));
    assertSays("""
        warning: the input 'c' is large: its root mean square is 595.0
          --> FOLDER/t.yaml:1:1
          |
        1 | data: {file: t.csv, target: y}
          | ^^^^
          why: sigmoid is flat for large net inputs, so its units hardly learn; it should be about 1
          help: set 'scale: standard' in 'data'
        """);
    assertSays("", "--set", "data.scale=standard");
    for (String activation : List.of("relu", "identity", "softplus", "exponential")) {
      assertSays("""
          warning: the input 'c' is large: its root mean square is 595.0
            --> FOLDER/t.yaml:1:1
            |
          1 | data: {file: t.csv, target: y}
            | ^^^^
            why: derivatives by weights are as large as their inputs, so no step suits all weights; it should be about 1
            help: set 'scale: standard' in 'data'
          """, "--set", "network.layers=[{units: 2, activation: " + activation + "}, {units: auto, activation: "
          + "sigmoid}]");
    }
    assertSays("", "--set", "data.scale=standard", "--set",
        "network.layers=[{units: 2, activation: relu}, {units: auto, activation: sigmoid}]");
  }

  @Test
  void seeTargetsThatTheOutputCantReach() {
    table("c", row -> number(noise(row, 2)), row -> number(3 * noise(row, 3) - 1));
    assertSays("""
        warning: the targets of 'y' range from -0.9603 to 1.947, but sigmoid gives from 0 to 1: 63.3 % of the \
        training rows are out of reach
          --> FOLDER/t.yaml:2:46
          |
        2 | network: {layers: [{units: auto, activation: sigmoid}]}
          |                                              ^^^^^^^
          why: the output units saturate and can't reach the targets
          help: choose identity for the last layer, or 'target-scale: min-max' in 'data'
        """);
    assertSays("", "--set", "data.target-scale=min-max");
    assertSays("", "--set", "network.layers.0.activation=identity");
    List<String> relu = lints(
        bench.ganglion("check FOLDER/t.yaml --set network.layers.0.activation=relu --json").json());
    assertEquals(List.of("targets-out-of-reach"), relu);
  }

  @Test
  void seeMoreWeightsThanRows() {
    table("c", row -> number(noise(row, 2)));
    assertSays("""
        warning: the network has 301 weights, 2.5 times as many as the 120 training rows
          --> --set network.layers=[{units: 60, activation: relu}, {units: auto, activation: sigmoid}]
          |
        1 | network.layers=[{units: 60, activation: relu}, {units: auto, activation: sigmoid}]
          |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          why: it can memorize them, and then generalizes poorly
          help: use fewer units, weight decay (loss.l2), or a validation part for early stopping
        """, WIDE);
  }

  private static final String[] WIDE = {"--set",
      "network.layers=[{units: 60, activation: relu}, {units: auto, activation: sigmoid}]"};

  private String[] wide(String setting) {
    return new String[] {WIDE[0], WIDE[1], "--set", setting};
  }

  /** What the help advises, and where memorizing is the aim. */
  @ParameterizedTest
  @ValueSource(strings = {"loss.l2=0.01", "loss.l1=0.001", "data.split={train: 0.7, validation: 0.3}",
      "training.stop={rule: target, loss: 0.01}"})
  void saysNothingOfWeightsThatAreKeptInCheck(String setting) {
    table("c", row -> number(noise(row, 2)));
    assertSays("", wide(setting));
  }

  /** A test part, folds and a stop rule of time keep nothing in check, nor does a validation part that isn't used. */
  @ParameterizedTest
  @ValueSource(strings = {"data.split={train: 0.7, test: 0.3}", "data.split={kfold: 5}",
      "training.stop={rule: time, seconds: 9}"})
  void seeMoreWeightsThanRowsWhereNothingKeepsThemInCheck(String setting) {
    table("c", row -> number(noise(row, 2)));
    assertEquals(List.of("more-weights-than-rows"), lints(bench.ganglion("check FOLDER/t.yaml --json", wide(setting))
        .json()));
    assertEquals(List.of("more-weights-than-rows"), lints(bench.ganglion("check FOLDER/t.yaml --json", WIDE[0], WIDE[1],
        "--set", "data.split={train: 0.7, validation: 0.3}", "--set", "training.keep=last").json()));
  }

  @Test
  void seeSoManyWeightsThatNoPenaltyWillDo() {
    table("c", row -> number(noise(row, 2)));
    assertSays("""
        warning: the network has 3,001 weights, 25 times as many as the 120 training rows
          --> --set network.layers=[{units: 600, activation: relu}, {units: auto, activation: sigmoid}]
          |
        1 | network.layers=[{units: 600, activation: relu}, {units: auto, activation: sigmoid}]
          |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          why: it can memorize them, and then generalizes poorly
          help: use fewer units
        """, "--set", "network.layers=[{units: 600, activation: relu}, {units: auto, activation: sigmoid}]", "--set",
        "loss.l2=0.1");
  }

  /** Pixels, words and clicks, some of which are never there. */
  @ParameterizedTest
  @CsvSource({"64, 5, 17", "30, 7, 4", "16, 4, 255"})
  void saysNothingOfCountsThatAreAlwaysZero(int columns, int unused, int greatest) {
    counts(columns, unused, greatest, 0);
    assertSays("", "--set", "data.scale=standard");
  }

  /** The column of ones of textbooks, which have no other biases. */
  @Test
  void takeAConstantForABiasWhereThereIsNoOther() {
    table("one", row -> "1");
    String[] unbiased = {"--set", "network.layers.0.bias=false"};
    assertSays("", unbiased);
    assertEquals(List.of("constant-columns"), lints(bench.ganglion("check FOLDER/t.yaml --json").json()));
    table("zero", row -> "0");
    assertEquals(List.of("constant-columns"), lints(bench.ganglion("check FOLDER/t.yaml --json", unbiased).json()));
    table("label", row -> "k");
    assertEquals(List.of("constant-columns"), lints(bench.ganglion("check FOLDER/t.yaml --json", unbiased).json()));
  }

  /** Another constant than 0, too few columns, marks of yes and no, or too many that are always 0. */
  @ParameterizedTest
  @CsvSource({"64, 1, 17, 7", "15, 1, 9, 0", "40, 3, 2, 0", "20, 9, 9, 0"})
  void seeOtherConstantColumns(int columns, int unused, int greatest, int constant) {
    counts(columns, unused, greatest, constant);
    assertEquals(List.of("constant-columns"), lints(bench.ganglion("check FOLDER/t.yaml --json --set"
        + " data.scale=standard").json()));
  }

  private void counts(int columns, int unused, int greatest, int constant) {
    bench.write("t.csv", IntStream.range(0, columns).mapToObj(i -> "n" + i).collect(Collectors.joining(",")) + ",y\n"
        + IntStream.range(0, ROWS).mapToObj(row -> IntStream.range(0, columns).mapToObj(i -> "" + (i < unused ? constant
            : (int) (greatest * noise(row, i)))).collect(Collectors.joining(",")) + "," + label(row) + "\n")
        .collect(Collectors.joining()));
  }

  @Test
  void seeTotals() {
    table("c", row -> "region" + row % 7);
    String rows = Bench.read(bench.path("t.csv"));
    bench.write("t.csv", rows + "61.2,58.9,Summe,\n");
    bench.ganglion("check FOLDER/t.yaml").assertFails(4, """
        warning: the last row is no row but a total: 'Summe'
          --> FOLDER/t.csv: row 122, column 'c'
          why: its numbers are those of many rows: they distort scales, and what is learned
          help: set 'skip-footer: 1' in 'data'

        error: a value is missing
          --> FOLDER/t.csv: row 122, column 'y'
          help: set columns: {y: {missing: drop-row}} to leave such rows out: a target is never filled
        """);
    assertSays("", "--set", "data.skip-footer=1");
    bench.write("t.csv", rows + ",0.49,average,no\n,58.9,Grand total,yes\n");
    assertSays("""
        warning: the last 2 rows are no rows but totals: 'average', 'Grand total'
          --> FOLDER/t.csv: row 122, column 'c'
          why: its numbers are those of many rows: they distort scales, and what is learned
          help: set 'skip-footer: 2' in 'data'
        """, "--set", "data.missing=mean", "--set", "data.scale=standard", "--set", "data.unseen=ignore");
    assertEquals(List.of("totals-rows"), named(bench.ganglion("data describe FOLDER/t.csv --json").json(), "lints"));
  }

  /** A label that others have as well, one in the middle, and a last row without a gap. */
  @ParameterizedTest
  @ValueSource(strings = {"0.1,,total,no\n0.2,,total,yes\n0.3,,total,no\n0.4,0.2,total,yes",
      ",0.2,sum,no\n0.3,0.1,r,yes",
      "0.3,0.1,Gesamt,yes"})
  void takeNoRowForATotalThatMayBeOne(String rows) {
    table("c", row -> "region" + row % 7);
    bench.write("t.csv", Bench.read(bench.path("t.csv")) + rows + "\n");
    assertSays("", "--set", "data.missing=mean", "--set", "data.unseen=ignore");
  }

  @Test
  void makeErrorsIfStrict() {
    table("c", row -> number(1000 * noise(row, 2)), row -> row % 20 == 3 ? "yes" : "no");
    Ran both = bench.ganglion("check FOLDER/t.yaml --strict");
    assertEquals(3, both.code());
    assertTrue(both.err().startsWith("error: the input 'c' is large"), both.err());
    assertTrue(both.err().contains("\nerror: 'y' is 'no'"), both.err());
    assertEquals(4, bench.ganglion("run FOLDER/t.yaml --out FOLDER/runs --strict --allow unscaled-inputs").code());
    assertEquals(List.of(), bench.runs());
    JsonObject error = bench.ganglion("check FOLDER/t.yaml --strict --json --allow unscaled-inputs").json(4)
        .getAsJsonObject("error");
    assertEquals("always predicting 'no' has that accuracy, so accuracy says little, and rare classes may never be"
        + " learned", error.get("why").getAsString());
    bench.ganglion("check FOLDER/t.yaml --strict --allow unscaled-inputs,imbalanced-classes").assertPrints("ok\n");
    bench.ganglion("check FOLDER/t.yaml --allow imbalanced-clases").assertFails(2, """
        error: there is no lint 'imbalanced-clases'
          help: did you mean 'imbalanced-classes'?
        """);
  }

  @Test
  void areKeptWithTheRunThoughAllowed() {
    table("c", row -> number(noise(row, 2)), row -> row % 20 == 3 ? "yes" : "no");
    Ran ran = bench.ganglion("run FOLDER/t.yaml --out FOLDER/runs --allow imbalanced-classes");
    assertEquals("", ran.err());
    JsonArray kept = Bench.manifest(bench.onlyRun()).getAsJsonArray("warnings");
    assertEquals("imbalanced-classes", kept.get(0).getAsJsonObject().get("lint").getAsString());
    assertEquals(19 * 6, kept.get(0).getAsJsonObject().getAsJsonObject("figures").get("most").getAsInt());
    assertTrue(Bench.read(bench.onlyRun().resolve("data.json")).contains("\"lint\": \"imbalanced-classes\""));
    assertTrue(Bench.read(bench.onlyRun().resolve("log.txt")).contains("imbalanced-classes: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iris", "xor", "perceptron", "two-spirals"})
  void areSilentOnExamplesThatAreWell(String example) {
    bench.example(example);
    bench.ganglion("check FOLDER/" + example + ".yaml --strict").assertPrints("ok\n");
  }

  private static final String REAL = """
      data:
        file: %s
        target: %s
        split: {train: 0.8, test: 0.2, stratify: true}
        scale: standard
      network: {layers: [{units: 3, activation: tanh}, {units: auto, activation: softmax}]}
      loss: cross-entropy
      trainer: rprop
      """;

  @ParameterizedTest
  @ValueSource(strings = {"wine_data c14", "breast_cancer c31"})
  void areSilentOnRealTablesThatAreWell(String table) {
    String[] words = table.split(" ");
    Path file = SharedData.path("tables/" + words[0] + ".csv");
    bench.write("t.yaml", REAL.formatted(file, words[1]));
    bench.ganglion("check FOLDER/t.yaml --set data.skip-rows=1 --set data.header=false", "--set",
        "data.columns={" + words[1] + ": category}").assertPrints("ok\n");
  }

  /** Nothing is wrong with the tables of the shipped experiments, nor with what these make of them. */
  @ParameterizedTest
  @CsvSource({"breast-cancer, breast_cancer.csv", "mpg, mpg.csv", "iris, iris.csv", "penguins, penguins.csv",
      "digits, digits.csv.gz", "wine, wine_data.csv", "titanic, titanic.csv"})
  void areSilentOnShippedTables(String name, String file) {
    bench.ganglion("check ../examples/tables/" + name + ".yaml --strict --set data.file="
        + SharedData.path("tables/" + file)).assertPrints("ok\n");
  }

  private static final String BITS = """
      data: {file: bits.csv, target: [p, q, r]}
      network: {layers: [{units: 2, activation: tanh}, {units: auto, activation: sigmoid}]}
      trainer: rprop
      """;

  @Test
  void seeTargetsThatMayBeClasses() {
    bench.write("bits.csv", "a,b,c,p,q,r\n" + IntStream.range(0, ROWS).mapToObj(row -> IntStream.range(0, 6)
        .mapToObj(column -> noise(row, column) < 0.5 ? "0" : "1").collect(Collectors.joining(","))
        + "\n").collect(Collectors.joining()));
    bench.write("t.yaml", BITS);
    assertSays("""
        warning: 3 targets hold 0 and 1 alone, and are taken for numbers: 'p', 'q', 'r'
          --> FOLDER/t.yaml:1:24
          |
        1 | data: {file: bits.csv, target: [p, q, r]}
          |                        ^^^^^^
          why: so there is no accuracy, no confusion matrix and no ROC curve
          help: set columns: {p: category, …} if they are classes, or : number if not
        """);
    assertSays("", "--set", "data.columns={p: number, q: number, r: number}");
    assertSays("""
        warning: the target 'q' holds 0 and 1 alone, and is taken for a number
          --> --set data.target=q
          |
        1 | data.target=q
          |             ^
          why: so there is no accuracy, no confusion matrix and no ROC curve
          help: set columns: {q: category} if they are classes, or : number if not
        """, "--set", "data.target=q", "--set", "data.ignore=[p, r]");
  }

  @Test
  void takeNoTargetsThatAreTheInputsForClasses() {
    bench.write("bits.csv", "a,b,c,p,q,r\n" + IntStream.range(0, ROWS).mapToObj(row -> IntStream.range(0, 6)
        .mapToObj(column -> noise(row, column % 3) < 0.5 ? "0" : "1").collect(Collectors.joining(","))
        + "\n").collect(Collectors.joining()));
    bench.write("t.yaml", BITS);
    assertFalse(lints(bench.ganglion("check FOLDER/t.yaml --json").json()).contains("zero-one-targets"));
    bench.example("encoder");
    assertEquals(List.of(), lints(bench.ganglion("check FOLDER/encoder.yaml --json").json()));
  }

  @Test
  void nameOnTitanicTheAnswerAndWhatRepeats() {
    bench.write("t.yaml", REAL.formatted(SharedData.path("tables/titanic.csv"), "survived"));
    JsonArray warnings = bench.ganglion("check FOLDER/t.yaml --json --set data.missing=most-frequent", "--set",
        "data.columns={survived: category}").json().getAsJsonArray("warnings");
    List<String> said = new ArrayList<>();
    for (JsonElement warning : warnings) {
      JsonObject object = warning.getAsJsonObject();
      said.add(object.get("lint").getAsString() + " " + object.getAsJsonArray("columns"));
    }
    assertEquals(List.of("repeated-columns [\"class\",\"pclass\"]", "repeated-columns [\"embark_town\",\"embarked\"]",
        "repeated-columns [\"adult_male\",\"who\"]", "gives-target-away [\"alive\",\"survived\"]",
        "repeated-rows []"), said);
  }
}
