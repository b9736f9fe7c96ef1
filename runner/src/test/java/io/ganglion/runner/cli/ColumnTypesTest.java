package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The types of columns, how they are encoded, and which columns aren't inputs. */
class ColumnTypesTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  private void experiment(String data) {
    bench.write("t.yaml", "data:\n  file: t.csv\n" + data.indent(2) + """
        network: {layers: {units: auto, activation: identity}}
        trainer: levenberg-marquardt
        training: {epochs: 30}
        """);
  }

  private String network() {
    return bench.ganglion("run FOLDER/t.yaml --out FOLDER/runs --json").json().get("network").getAsString();
  }

  /** Numbers as the model of the only run predicts them, but for the last digits. */
  private List<Double> predicted(String csv) {
    return bench.ganglionReading(csv, "predict " + bench.onlyRun() + " -").out().lines().skip(1)
        .map(line -> Math.rint(1e6 * Double.parseDouble(line)) / 1e6).toList();
  }

  @Test
  void wordsForTrueAndFalseAreOneInput() {
    bench.write("t.csv", "a,b,y\nyes,k,1\nno,l,2\nyes,l,3\nno,k,4\n");
    experiment("target: y");
    assertEquals("3-1", network());
    assertEquals(List.of(2.0, 3.0), predicted("a,b\nTRUE,k\n0,k\n"));
    bench.ganglionReading("a,b\nperhaps,k\n", "predict " + bench.onlyRun() + " -").assertFails(4, """
        error: 'perhaps' is neither true nor false
          --> stdin: row 2, column 'a'
          help: the words are true/false, yes/no, t/f, y/n, on/off and 1/0, in any case
        """);
  }

  @Test
  void datesAreAsManyInputsAsTheyHaveParts() {
    bench.write("t.csv", "d,y\n2024-01-30,1\n2024-02-28,2\n2023-03-05,3\n2024-04-09,4\n");
    experiment("target: y");
    assertEquals("4-1", network());
    experiment("target: y\ncolumns: {d: {parts: month}}");
    Path run = bench.path(bench.ganglion("run FOLDER/t.yaml --out FOLDER/months --json").json().get("run")
        .getAsString());
    bench.ganglionReading("d\n1999-07-31\n", "predict " + run + " -").assertPrints("y\n7\n");
    bench.ganglionReading("d\n1999-02-31\n", "predict " + run + " -").assertFails(4, """
        error: '1999-02-31' is not a date
          --> stdin: row 2, column 'd'
          help: a date such as 2024-02-29 or 2024-02-29T13:45 is expected, or one of the column's 'pattern'
        """);
  }

  @Test
  void datesOfAPatternAreReadByItAgain() {
    bench.write("t.csv", "d;y\n30.1.2024;1\n28.2.2024;2\n5.3.2023;3\n9.4.2024;4\n");
    experiment("target: y\ncolumns: {d: {pattern: d.M.yyyy, parts: month}}");
    assertEquals("1-1", network());
    bench.ganglionReading("d\n31.7.1999\n", "predict " + bench.onlyRun() + " -").assertPrints("y\n7\n");
  }

  @Test
  void labelsOfAnOrderAreOneInput() {
    bench.write("t.csv", "size,y\nS,0\nM,10\nL,20\nM,10\n");
    experiment("target: y\ncolumns: {size: {order: [S, M, L]}}");
    assertEquals("1-1", network());
    assertEquals(List.of(20.0, 10.0), predicted("size\nL\nM\n"));
    experiment("target: y\ncolumns: {size: {order: [S, L]}}");
    bench.ganglion("check FOLDER/t.yaml").assertFails(4, """
        error: 'M' is not in the order that is given
          --> FOLDER/t.csv: row 3, column 'size'
          help: that is 'S', 'L'
        """);
  }

  @Test
  void aTargetOfTwoLabelsIsMinusOneAndOneWhereThatIsAskedFor() {
    bench.write("t.csv", "a,y\n0,no\n1,yes\n0.2,no\n0.9,yes\n");
    experiment("target: y\ncolumns: {y: {encode: plus-minus}}");
    bench.write("t.yaml", Bench.read(bench.path("t.yaml")).replace("identity", "tanh"));
    assertEquals("1-1", network());
    Ran predicted = bench.ganglionReading("a\n1\n0\n", "predict " + bench.onlyRun() + " -");
    assertTrue(predicted.out().matches("y,p\\(no\\),p\\(yes\\)\nyes,[0-9.e-]+,0\\.9.*\nno,0\\.9.*,[0-9.e-]+\n"),
        predicted::toString);
  }

  @Test
  void aColumnHasItsOwnScaleAndItsOwnRuleForUnseenLabels() {
    bench.write("t.csv", "a,b,c,y\n1,p,k,1\n2,q,l,2\n3,p,k,3\n4,p,l,4\n");
    experiment("target: y\nscale: standard\ncolumns: {a: {scale: none}, b: {unseen: most-frequent}}\nunseen: ignore");
    assertEquals("5-1", network());
    String run = bench.onlyRun().toString();
    Ran frequent = bench.ganglionReading("a,b,c\n7,p,k\n", "predict " + run + " -");
    bench.ganglionReading("a,b,c\n7,z,k\n", "predict " + run + " -").assertPrints(frequent.out());
    assertEquals(0, bench.ganglionReading("a,b,c\n7,p,z\n", "predict " + run + " -").code());
  }

  @Test
  void whatIsSaidOfAColumnHasToFitWhatItHolds() {
    bench.write("t.csv", "a,b,y\n1,p,1\n2,q,2\n");
    experiment("target: y\ncolumns: {a: {unseen: ignore}}");
    bench.ganglion("check FOLDER/t.yaml").assertFails(3, """
        error: 'unseen' is for labels, and 'a' holds numbers
          --> FOLDER/t.yaml:4:25
          |
        4 |   columns: {a: {unseen: ignore}}
          |                         ^^^^^^
          help: declare type: category, or take 'unseen' out
        """);
    experiment("target: y\ncolumns: {b: {scale: robust}}");
    assertTrue(bench.ganglion("check FOLDER/t.yaml").err().startsWith(
        "error: 'scale' is for numbers, and 'b' holds labels\n"));
    experiment("target: y\ncolumns: {b: {encode: ordinal}}");
    assertTrue(bench.ganglion("check FOLDER/t.yaml").err().startsWith("error: 'data.columns.b.encode' needs 'order'"
        + " beside it: all labels from lowest to highest\n"));
    experiment("target: y\ncolumns: {b: {pattern: bbbb}}");
    assertTrue(bench.ganglion("check FOLDER/t.yaml").err().startsWith("error: 'data.columns.b.pattern' must be a"
        + " pattern such as d.M.yyyy or yyyy-MM-dd HH:mm, but is 'bbbb'\n"));
  }

  @ParameterizedTest
  @CsvSource({"DD.MM.YYYY, dd.MM.yyyy", "TT.MM.JJJJ, dd.MM.yyyy", "dd/mm/yyyy, dd/MM/yyyy",
      "YYYY-MM-DD HH:mm, yyyy-MM-dd HH:mm", "%d.%m.%Y, d.M.yyyy", "%Y-%m-%d %H:%M:%S, yyyy-M-d H:mm:ss",
      "%-d %b %y, d MMM yy"})
  void patternsOfOtherProgramsAreNamedInJavasLetters(String pattern, String meant) {
    bench.write("t.csv", "a,b,y\n1,p,1\n2,q,2\n");
    experiment("target: y\ncolumns: {b: {pattern: \"" + pattern + "\"}}");
    assertTrue(bench.ganglion("check FOLDER/t.yaml").err().startsWith("error: 'data.columns.b.pattern' must be a"
        + " pattern in Java's letters, but is '" + pattern + "': did you mean '" + meant + "'?\n"));
  }

  /** A day of the year, weeks, and what stands in quotes. */
  @ParameterizedTest
  @CsvSource(quoteCharacter = '"', value = {"yyyy-DDD, 2024-060", "YYYY-'W'ww-e, 2024-W09-4",
      "dd' Day of 'MM.yyyy, 29 Day of 02.2024", "d.M.yyyy H:mm, 29.2.2024 0:00"})
  void patternsWithUnusualLettersAreTakenAsTheyAre(String pattern, String text) {
    bench.write("t.csv", "a,b,y\n1," + text + ",1\n2," + text + ",2\n");
    experiment("target: y\ncolumns: {b: {pattern: \"" + pattern + "\", parts: day}}");
    assertEquals("ok\n", bench.ganglion("check FOLDER/t.yaml").out(), pattern);
  }

  @Test
  void textAndRowNumbersAreLeftOutUnlessTheyAreDeclared() {
    StringBuilder csv = new StringBuilder(",id,name,n,a,y\n");
    for (int row = 1; row <= 30; row++) {
      csv.append("%d,%d,person %d,%d,%d,%d\n".formatted(row, 100 - row, row, row, row % 7, row % 7 + 1));
    }
    bench.write("t.csv", csv.toString());
    experiment("target: y");
    assertEquals(new Ran(0, "ok\n", """
        warning: the first column has no name and isn't used as an input
          --> FOLDER/t.csv
          help: give it one if it should be an input

        warning: the column numbers the rows and isn't used as an input
          --> FOLDER/t.csv: column 'id'
          help: name it in 'ignore'; or keep it with columns: {id: number}

        warning: the column is text and isn't used as an input: 30 different labels in 30 rows
          --> FOLDER/t.csv: column 'name'
          help: name it in 'ignore'; or keep it with columns: {name: category}

        warning: the numbers identify the rows: 30 different whole numbers from 1 to 30
          --> FOLDER/t.csv: column 'n'
          why: row numbers carry no information about new rows, or only about the order of collection
          help: name it in 'ignore', or declare columns: {n: number}

        warning: the input 'n' is large: its root mean square is 17.75
          --> FOLDER/t.yaml:1:1
          |
        1 | data:
          | ^^^^
          why: derivatives by weights are as large as their inputs, so no step suits all weights; it should be about 1
          help: set 'scale: standard' in 'data'

        """), bench.ganglion("check FOLDER/t.yaml"));
    bench.ganglion("run FOLDER/t.yaml --out FOLDER/runs --quiet").assertPrints("");
    assertEquals("2-1", Bench.manifest(bench.onlyRun()).get("network").getAsString());
    experiment("target: y\ncolumns: {id: number, name: category, n: number}");
    bench.ganglion("check FOLDER/t.yaml", "--set", "training.epochs=1");
    bench.ganglion("run FOLDER/t.yaml --out FOLDER/all --quiet").assertPrints("");
  }

  @Test
  void targetsMayBeNamedByTheirPlace() {
    bench.write("t.csv", "a,b,y\n1,2,3\n2,2,4\n3,1,4\n");
    experiment("target: last");
    assertEquals("2-1", network());
    assertEquals(List.of(10.0), predicted("a,b\n5,5\n"));
    experiment("target: [2, 3]");
    assertEquals("1-2", network());
    experiment("target: 4");
    bench.ganglion("check FOLDER/t.yaml").assertFails(3, """
        error: there is no column 4: the file has 3 columns
          --> FOLDER/t.yaml:3:11
          |
        3 |   target: 4
          |           ^
          help: they are numbered from 1; the last one is also 'last'
        """);
    experiment("target: last\nignore: y");
    assertTrue(bench.ganglion("check FOLDER/t.yaml").err().startsWith("error: with the target y, 'ignore' must not name"
        + " 'y', which is a target\n"));
  }

  @Test
  void severalTargetsOfSeveralTypesAreTrainedAtOnce() {
    bench.write("t.csv", "a,b,y,z\n0,0,1,no\n1,0,2,no\n0,1,3,yes\n1,1,4,yes\n");
    experiment("target: [y, z]");
    assertEquals("2-3", network());
    Ran predicted = bench.ganglionReading("b,a\n1,1\n", "predict " + bench.onlyRun() + " -");
    String[] cells = predicted.out().split("[,\n]");
    assertEquals("y,z,score(z=no),score(z=yes)", predicted.out().lines().findFirst().orElseThrow());
    assertEquals(4, Double.parseDouble(cells[4]), 1e-6);
    assertEquals("yes", cells[5]);
    assertEquals(1, Double.parseDouble(cells[7]), 1e-6);
  }

  @Test
  void severalFilesAreOneTable() {
    bench.write("t.csv", "a;b;y\n0,5;1;1,5\n1;1;2\n");
    bench.write("u.csv", "y;a;b\n4;2;2\n5;3;2\n");
    experiment("target: y\ndecimal: \",\"");
    Ran ran = bench.ganglion("run FOLDER/t.yaml --out FOLDER/runs --json", "--set",
        "data.file=[FOLDER/t.csv, FOLDER/u.csv]");
    assertEquals("FOLDER/t.csv and 1 more file", ran.json().getAsJsonObject("data").get("file").getAsString());
    bench.ganglionReading("a;b\n\"0,25\";1\n", "predict " + bench.onlyRun() + " -").assertPrints("y\n1.25\n");
    bench.ganglionReading("a,b\n0.25,1\n", "predict " + bench.onlyRun() + " - --decimal .").assertPrints("y\n1.25\n");
    bench.write("u.csv", "y;a\n4;2\n");
    bench.ganglion("check FOLDER/t.yaml", "--set", "data.file=[FOLDER/t.csv, FOLDER/u.csv]").assertFails(4, """
        error: there is no column 'b'
          --> FOLDER/u.csv
          help: its columns are 'y', 'a'
        """);
  }
}
