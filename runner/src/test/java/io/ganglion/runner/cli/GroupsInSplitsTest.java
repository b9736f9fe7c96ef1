package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.runner.Bench;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of one customer that stay in one part. */
class GroupsInSplitsTest {
  private static final int ROWS = 120;
  @TempDir
  Path folder;
  private Bench bench;

  /** Three rows of each of forty customers, and a customer's answer is the same in all of them. */
  @BeforeEach
  void withATableOfCustomers() {
    bench = new Bench(folder);
    bench.write("t.csv", table(""));
    experiment("{train: 0.6, validation: 0.2, test: 0.2, groups: customer}");
  }

  private static String table(String prefix) {
    return "customer,x,y\n" + IntStream.range(0, ROWS).mapToObj(row -> prefix + "0" + row % 40 + "," + row * 37 % 100
        + "." + row + "," + (row % 40 % 3 == 0 ? "leaves" : "stays") + "\n").collect(Collectors.joining());
  }

  private void experiment(String split) {
    bench.write("t.yaml", """
        data:
          file: t.csv
          target: y
          scale: standard
          split: %s
        network: {layers: [{units: auto, activation: softmax}]}
        loss: cross-entropy
        trainer: rprop
        training: {epochs: 2}
        """.formatted(split));
  }

  private void assertRefused(int code, String message) {
    bench.ganglion("check FOLDER/t.yaml").assertFails(code, message);
  }

  @Test
  void areNoInputAndAreInTheManifestAndTheReport() {
    assertEquals(0, bench.ganglion("run FOLDER/t.yaml --out FOLDER/runs").code());
    JsonObject manifest = Bench.manifest(bench.onlyRun());
    assertEquals("1-2", manifest.get("network").getAsString());
    assertEquals("{\"column\":\"customer\",\"train\":24,\"validation\":8,\"test\":8}",
        manifest.getAsJsonObject("data").get("groups").toString());
    assertEquals(72, manifest.getAsJsonObject("splits").getAsJsonObject("train").get("examples").getAsInt());
    String report = Bench.read(bench.onlyRun().resolve("report.html"));
    assertTrue(report.contains("Rows of one value of 'customer' are in one part: train has 24 values, validation 8,"
        + " test 8.") || report.contains("Rows of one value of &#39;customer&#39; are in one part: train has 24 values,"
            + " validation 8, test 8."), report);
  }

  @Test
  void areKeptTogetherInFoldsAndStratified() {
    experiment("{kfold: 5, groups: customer, stratify: true}");
    assertEquals(0, bench.ganglion("run FOLDER/t.yaml --out FOLDER/runs").code());
    experiment("{kfold: 5, fold: 2, groups: customer, stratify: true}");
    JsonObject fold = bench.ganglion("run FOLDER/t.yaml --out FOLDER/more --json").json();
    assertEquals("{\"column\":\"customer\",\"train\":32,\"validation\":0,\"test\":8}",
        fold.getAsJsonObject("data").get("groups").toString());
    experiment("{kfold: 41, groups: customer}");
    assertRefused(3, """
        error: 'FOLDER/t.csv' has only 40 values of 'customer' for 41 folds
          --> FOLDER/t.yaml:5:18
          |
        5 |   split: {kfold: 41, groups: customer}
          |                  ^^
          help: write fewer folds
        """);
  }

  @Test
  void areKeptTogetherInComparisonsAndSweeps() {
    assertEquals(0, bench.ganglion("compare FOLDER/t.yaml --seeds 2 --out FOLDER/runs --vary"
        + " trainer=rprop,backprop").code());
  }

  @Test
  void haveToBeColumnsOfValuesThatNothingElseUses() {
    experiment("{train: 0.6, test: 0.4, groups: custmer}");
    assertRefused(3, """
        error: 'FOLDER/t.csv' has no column 'custmer'
          --> FOLDER/t.yaml:5:42
          |
        5 |   split: {train: 0.6, test: 0.4, groups: custmer}
          |                                          ^^^^^^^
          help: did you mean 'customer'? its columns are customer, x, y
        """);
    experiment("{train: 0.6, test: 0.4, groups: y}");
    assertRefused(3, """
        error: 'data.target' must not name 'y', by which the rows are grouped
          --> FOLDER/t.yaml:3:11
          |
        3 |   target: y
          |           ^
          help: target: the column or columns to predict: by name, by number from 1, or last; not for format text
        """);
    experiment("{train: 0.6, test: 0.4, groups: customer, order: file}");
    assertRefused(3, """
        error: 'data.split.groups' needs parts that are drawn, and order: file takes rows as they come
          --> FOLDER/t.yaml:5:42
          |
        5 |   split: {train: 0.6, test: 0.4, groups: customer, order: file}
          |                                          ^^^^^^^^
          help: groups: a column whose rows of one value, such as those of one customer, stay in one part or fold; it \
        is not an input
        """);
    experiment("{column: x, groups: customer}");
    assertEquals(3, bench.ganglion("check FOLDER/t.yaml").code());
  }

  @Test
  void needAValueInEveryRow() {
    bench.write("t.csv", table("").replaceFirst("07,", ","));
    experiment("{train: 0.6, test: 0.4, groups: customer}");
    bench.write("t.yaml", Bench.read(bench.path("t.yaml")).replace("scale: standard", "missing: most-frequent"));
    assertRefused(4, """
        error: the row has no value, so it belongs to no group
          --> FOLDER/t.csv: row 9, column 'customer'
          help: rows of one value stay in one part: write one, or leave the row out
        """);
  }

  @Test
  void mustNotBeInAFileOfAnotherPart() {
    experiment("{train: 0.8, validation: 0.2, groups: customer, files: {test: later.csv}}");
    bench.write("later.csv", table("new"));
    assertEquals(0, bench.ganglion("check FOLDER/t.yaml").code());
    bench.write("later.csv", table("new").replaceFirst("new05,", "05,"));
    assertEquals(4, bench.ganglion("check FOLDER/t.yaml").code());
    assertTrue(bench.ganglion("check FOLDER/t.yaml").err().matches("""
        (?s)error: '05' has rows in the part '(train|validation)' as well
          --> FOLDER/later.csv: row 7, column 'customer'
          help: data.split.groups keeps rows of one value in one part: remove them from one of the files, or leave \
        'groups' out
        """));
  }

  @Test
  void arePartsOfTheirOwnOnlyIfThereAreEnough() {
    bench.write("t.csv", "customer,x,y\na,1,leaves\na,2,stays\nb,3,leaves\nb,4,stays\n");
    assertRefused(3, """
        error: no value of 'customer' is left for 'test': 'FOLDER/t.csv' has only 2
          --> FOLDER/t.yaml:5:46
          |
        5 |   split: {train: 0.6, validation: 0.2, test: 0.2, groups: customer}
          |                                              ^^^
          help: use fewer parts, or leave 'groups' out
        """);
  }

  @Test
  void areWarnedOfWhereRowsOfOneAreInTwoParts() {
    experiment("{train: 0.6, test: 0.4}");
    String warned = bench.ganglion("check FOLDER/t.yaml").err();
    assertTrue(warned.contains("""
         of the rows of 'test' have a value that training rows have as well
          --> FOLDER/t.csv: column 'customer'
          why: rows of one value have like targets, so the score is that of known ones, and too good for new ones
          help: write 'groups: customer' in 'split', so that every value is in one part, unless new rows will be of \
        the same ones
        """.stripLeading()), warned);
    experiment("{kfold: 5}");
    assertTrue(bench.ganglion("check FOLDER/t.yaml").err().contains("100 % of the rows have a value that other rows"
        + " have as well, and may be in another fold than these"));
    bench.ganglion("check FOLDER/t.yaml --set data.split.groups=customer").assertPrints("ok\n");
    bench.write("t.csv", table("").replace("customer,x", "colour,x"));
    String inputs = bench.ganglion("check FOLDER/t.yaml --json").out();
    assertFalse(inputs.contains("shared-groups"), inputs);
    bench.write("t.csv", table("").replace("customer,x", "patientNr,x"));
    assertTrue(bench.ganglion("check FOLDER/t.yaml --json").out().contains("shared-groups"));
    String codes = bench.ganglion("check FOLDER/t.yaml --json", "--set", "data.columns={patientNr: category}").out();
    assertTrue(codes.contains("shared-groups"), codes); // as numbers they would lose their zeros
    bench.write("t.csv", table("9").replace("customer,x", "patientNr,x"));
    String declared = bench.ganglion("check FOLDER/t.yaml --json", "--set", "data.columns={patientNr: category}").out();
    assertFalse(declared.contains("shared-groups"), declared);
  }

  @Test
  void keepSequencesTogetherAsWell() {
    bench.write("t.csv", "id,person,v,y\n" + IntStream.range(0, 240).mapToObj(row -> "s" + row / 4 + ",p" + row / 4 % 15
        + "," + row * 37 % 100 + "," + (row / 4 % 2 == 0 ? "a" : "b") + "\n").collect(Collectors.joining()));
    bench.write("t.yaml", """
        data:
          file: t.csv
          target: y
          sequence: {id: id}
          split: {train: 0.6, test: 0.4, groups: person}
        network: {layers: [{use: lstm, units: 3, outputs: last}, {units: auto, activation: softmax}]}
        loss: cross-entropy
        trainer: rprop
        training: {epochs: 1}
        """);
    JsonObject run = bench.ganglion("run FOLDER/t.yaml --out FOLDER/runs --json").json();
    assertEquals("{\"column\":\"person\",\"train\":9,\"validation\":0,\"test\":6}",
        run.getAsJsonObject("data").get("groups").toString());
  }

  @Test
  void areNamedWhereTheyAreMisspeltInSequencesToo() {
    bench.write("t.csv", "id,person,v,y\n" + IntStream.range(0, 240).mapToObj(row -> "s" + row / 4 + ",p" + row / 4 % 15
        + "," + row * 37 % 100 + "," + (row / 4 % 2 == 0 ? "a" : "b") + "\n").collect(Collectors.joining()));
    bench.write("t.yaml", """
        data:
          file: t.csv
          target: y
          sequence: {id: id}
          split: {train: 0.6, test: 0.4, groups: persn}
        network: {layers: [{use: lstm, units: 3, outputs: last}, {units: auto, activation: softmax}]}
        loss: cross-entropy
        trainer: rprop
        training: {epochs: 1}
        """);
    String misspelt = """
        error: 'FOLDER/t.csv' has no column 'persn'
          --> FOLDER/t.yaml:5:42
          |
        5 |   split: {train: 0.6, test: 0.4, groups: persn}
          |                                          ^^^^^
          help: did you mean 'person'? its columns are %s
        """;
    assertRefused(3, misspelt.formatted("id, person, v, y"));
    bench.write("t.yaml", Bench.read(bench.path("t.yaml")).replace("  target: y\n", "  target: y\n  missing: mean\n"));
    assertRefused(3, misspelt.replace("5", "6").formatted("id, person, v, y"));
    bench.write("t.csv", "person,x_1,x_2,x_3,y\n" + IntStream.range(0, 60).mapToObj(row -> "p" + row % 15 + "," + row
        + "," + row * 7 % 20 + "," + row * 11 % 30 + "," + (row % 2 == 0 ? "a" : "b") + "\n")
        .collect(Collectors.joining()));
    bench.write("t.yaml", Bench.read(bench.path("t.yaml")).replace("  missing: mean\n", "").replace("{id: id}",
        "{wide: x_}"));
    assertRefused(3, misspelt.formatted("person, y, x_"));
  }
}
