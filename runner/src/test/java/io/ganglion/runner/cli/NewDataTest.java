package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How new data may differ from the training data, and how that is handled. */
class NewDataTest {
  private static final List<String> COLUMNS = List.of("a", "b", "colour", "ok");
  private static final String[][] ROWS = {{"1", "0.5", "red", "yes"}, {"2.25", "-1e-3", "blue", "no"},
      {"3", "7", "green", "yes"}, {"0.1", "4", "red", "no"}, {"-2", "1", "blue", "yes"}};
  private static final List<String> TARGETS = List.of("x", "y", "x", "y", "x");

  @TempDir
  Path folder;
  private Bench bench;
  private String run;

  @BeforeEach
  void withAModelOfEveryTypeOfInput() {
    bench = new Bench(folder);
    bench.write("t.csv", csv(COLUMNS, true, ""));
    bench.write("t.yaml", """
        data: {file: t.csv, target: class, scale: standard}
        network: {layers: [{units: 3, activation: tanh}, {units: auto, activation: softmax}]}
        loss: cross-entropy
        trainer: rprop
        training: {epochs: 7}
        """);
    run = bench.run("t").toString();
  }

  /** The rows with their columns in this order, the target perhaps and something else that has a cell in every row. */
  private static String csv(List<String> columns, boolean target, String more) {
    List<String> names = new ArrayList<>(columns);
    StringBuilder csv = new StringBuilder();
    for (int row = -1; row < ROWS.length; row++) {
      List<String> cells = new ArrayList<>();
      for (String name : names) {
        cells.add(row < 0 ? name : ROWS[row][COLUMNS.indexOf(name)]);
      }
      if (target) {
        cells.add(row < 0 ? "class" : TARGETS.get(row));
      }
      if (!more.isEmpty()) {
        cells.add(cells.size() / 2, row < 0 ? more : row % 2 == 0 ? "" : "some thing " + row);
      }
      csv.append(String.join(",", cells)).append('\n');
    }
    return csv.toString();
  }

  private Ran predict(String csv, String... more) {
    return bench.ganglionReading(csv, "predict " + run + " -", more);
  }

  @Test
  void noOrderOfColumnsAndNoFurtherColumnChangesAPrediction() {
    String expected = predict(csv(COLUMNS, true, "")).out();
    assertEquals(6, expected.lines().count());
    for (List<String> order : permutations(COLUMNS)) {
      for (boolean target : List.of(true, false)) {
        predict(csv(order, target, "")).assertPrints(expected);
        predict(csv(order, target, "note")).assertPrints(expected);
      }
    }
  }

  private static List<List<String>> permutations(List<String> of) {
    if (of.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> all = new ArrayList<>();
    for (String first : of) {
      List<String> rest = of.stream().filter(other -> !other.equals(first)).collect(Collectors.toList());
      for (List<String> end : permutations(rest)) {
        List<String> whole = new ArrayList<>(List.of(first));
        whole.addAll(end);
        all.add(whole);
      }
    }
    return all;
  }

  @Test
  void aColumnThatIsMissingOrCalledOtherwiseIsAnErrorThatNamesTheNearest() {
    predict("a,b,color,ok\n1,2,red,yes\n").assertFails(4, """
        error: there is no column 'colour'
          --> stdin
          help: did you mean 'color'? its columns are 'a', 'b', 'color', 'ok'
        """);
  }

  /** What stands above the training file's header needn't stand above others. */
  @Test
  void aTitleThatIsntThereIsAnErrorThatNamesTheOption() {
    bench.write("t.csv", "Report\n\n" + csv(COLUMNS, true, ""));
    run = bench.run("t", "--set", "data.skip-rows=2").toString();
    predict("a,b,colour,ok\n1,2,red,yes\n2,3,red,yes\n").assertFails(4, """
        error: there is no column 'a'
          --> stdin
          help: its columns are '2', '3', 'red', 'yes'; the 2 lines above them are skipped: 'skip-rows: 0', or \
        --skip-rows 0 for new data, if the header is among them

        error: there is no column 'b'
          --> stdin
          help: its columns are '2', '3', 'red', 'yes'; the 2 lines above them are skipped: 'skip-rows: 0', or \
        --skip-rows 0 for new data, if the header is among them

        error: there is no column 'colour'
          --> stdin
          help: its columns are '2', '3', 'red', 'yes'; the 2 lines above them are skipped: 'skip-rows: 0', or \
        --skip-rows 0 for new data, if the header is among them

        error: there is no column 'ok'
          --> stdin
          help: its columns are '2', '3', 'red', 'yes'; the 2 lines above them are skipped: 'skip-rows: 0', or \
        --skip-rows 0 for new data, if the header is among them
        """);
    assertEquals(0, predict("a,b,colour,ok\n1,2,red,yes\n", "--skip-rows", "0").code());
  }

  @Test
  void aMissingValueIsAnErrorUnlessTrainingFilledIt() {
    predict("a,b,colour,ok\n1,2,red,yes\n,2,red,yes\n").assertFails(4, """
        error: a value is missing
          --> stdin: row 3, column 'a'
          help: fill it in, remove the row or the column, or set 'missing' in 'data'
        """);
    run = bench.run("t", "--set", "data.missing=median").toString();
    assertEquals(0, predict("a,b,colour,ok\n,2,red,\n").code());
  }

  @Test
  void anUnseenCategoryIsAnErrorUnlessTheUserSaysSomethingElse() {
    String table = "a,b,colour,ok\n1,2,violet,yes\n";
    predict(table).assertFails(4, """
        error: 'violet' is not among the labels of the training rows
          --> stdin: row 2, column 'colour'
          help: they are 'blue', 'green', 'red'
        """);
    assertEquals(2, predict(table, "--unseen", "ignore").out().lines().count());
    assertEquals(2, predict(table, "--unseen", "maybe").code());
    run = bench.run("t", "--set", "data.unseen=most-frequent").toString();
    assertEquals(predict(table.replace("violet", "blue")), predict(table));
  }

  @Test
  void anUnseenClassIsAnErrorOrLeftOut() {
    String table = "a,b,colour,ok,class\n1,2,red,yes,x\n1,2,red,yes,z\n1,2,red,yes,x\n";
    bench.ganglionReading(table, "evaluate " + run + " -").assertFails(4, """
        error: 'z' is not among the labels of the training rows
          --> stdin: row 3, column 'class'
          help: they are 'x', 'y'
        """);
    Ran left = bench.ganglionReading(table, "evaluate " + run + " - --unseen-class leave-out");
    assertTrue(left.out().startsWith("examples            2 (1 row of unknown classes left out)\n"),
        left.out());
    assertEquals(1, bench.ganglionReading(table, "evaluate " + run + " - --json --unseen-class leave-out").json()
        .get("unseenClasses").getAsInt());
    bench.ganglionReading(table.replace(",x", ",z"), "evaluate " + run + " - --unseen-class leave-out")
        .assertFails(4, """
        error: no row has a class that the model was trained on
          --> stdin
          help: name a table with classes from the training data
        """);
  }

  @Test
  void predictionsCarryTheColumnsThatAreAskedFor() {
    String table = "a,b,colour,ok,key,note\n1,2,red,yes,007,\"x, y\"\n1,2,red,no,008,\n";
    List<String> plain = predict(table).out().lines().toList();
    Ran ran = predict(table, "--id", "key,note", "--id", "colour");
    assertEquals("key,note,colour," + plain.get(0) + "\n007,\"x, y\",red," + plain.get(1) + "\n008,,red,"
        + plain.get(2) + "\n", ran.out());
    predict(table, "--id", "keys").assertFails(4, """
        error: there is no column 'keys'
          --> stdin
          help: did you mean 'key'? its columns are 'a', 'b', 'colour', 'ok', 'key', 'note'
        """);
  }

  @Test
  void aTableOfManyPiecesIsPredictedRowByRowAndItsErrorsHaveTheirPlace() throws Exception {
    List<String> body = csv(COLUMNS, false, "").lines().skip(1).toList();
    String expected = predict(csv(COLUMNS, false, "")).out().lines().skip(1).collect(Collectors.joining("\n")) + "\n";
    int times = 2000;
    String table = String.join(",", COLUMNS) + "\n" + (String.join("\n", body) + "\n").repeat(times);
    String out = predict(table).out();
    assertEquals(expected.repeat(times), out.substring(out.indexOf('\n') + 1));

    Path file = folder.resolve("out.csv");
    Ran failed = predict(table + "1,2,red,yes\n1,two,red,yes\n", "--out", file.toString());
    failed.assertFails(4, """
        error: 'two' is not a number
          --> stdin: row 10003, column 'b'
          help: a number such as 12, -0.5 or 1.5e-3 is expected
        """);
    assertFalse(Files.exists(file));
    assertEquals(List.of("runs", "t.csv", "t.yaml"), Bench.files(folder));
    predict(table, "--out", file.toString()).assertPrints("");
    assertEquals(out, Files.readString(file));
  }

  @Test
  void permutationsAreAll() {
    assertEquals(24, permutations(COLUMNS).size());
    assertEquals(1, Collections.frequency(permutations(Arrays.asList("b", "a")), List.of("a", "b")));
  }
}
