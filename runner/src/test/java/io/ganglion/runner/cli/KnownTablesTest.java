package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables that people know, as they come, made anew with the peculiarities of each: from the raw file to a model with at
 * most three settings, each of which a message names before it is made.
 */
class KnownTablesTest {
  private static final int ROWS = 120;

  @TempDir
  Path folder;
  private Bench bench;
  private final Random random = new Random(7);
  private final List<String> settings = new ArrayList<>();

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  private void experiment(String data, String output, String loss) {
    bench.write("e.yaml", "data:\n" + data.indent(2) + "network:\n  layers:\n    - {units: 4, activation: tanh}\n"
        + "    - {units: auto, activation: " + output + "}\nloss: " + loss
        + "\ntrainer: rprop\ntraining: {epochs: 60}\n");
  }

  private Ran check() {
    return bench.ganglion("check FOLDER/e.yaml", settings());
  }

  private String[] settings() {
    return settings.stream().flatMap(setting -> List.of("--set", setting).stream()).toArray(String[]::new);
  }

  /** Makes a setting that {@code check} names so. */
  private void set(String named, String setting) {
    Ran before = check();
    assertTrue(before.err().contains(named), before.err());
    settings.add(setting);
    assertTrue(settings.size() <= 3, "too many settings");
  }

  private double score(String metric) {
    String[] run = new String[settings.size() * 2];
    System.arraycopy(settings(), 0, run, 0, run.length);
    Ran ran = bench.ganglion("run FOLDER/e.yaml --out FOLDER/runs --json", run);
    assertEquals(0, ran.code(), ran.err());
    return ran.json().getAsJsonObject("splits").getAsJsonObject("test").get(metric).getAsDouble();
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private String rows(IntFunction<String> row) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      rows.append(row.apply(i)).append('\n');
    }
    return rows.toString();
  }

  private String person(String end) {
    int age = 17 + random.nextInt(60);
    int hours = 20 + random.nextInt(40);
    String work = List.of("Private", "State-gov", "?").get(random.nextInt(3));
    return age + ", " + work + ", " + hours + ", " + (age + hours > 85 ? ">50K" : "<=50K") + end;
  }

  @Test
  void adultWithItsTestFile() {
    bench.write("adult.data", rows(i -> i == 0 ? "39, State-gov, 41, <=50K" : person("")));
    bench.write("adult.test", "|1x3 Cross validator\n" + rows(i -> person(".")));
    experiment("file: adult.data\ntarget: last\nmissing: most-frequent\nscale: standard\n"
        + "split: {train: 0.8, validation: 0.2, files: {test: adult.test}}", "softmax", "cross-entropy");
    set("set 'header: false' in 'data'", "data.header=false");
    set("if it isn't a row, skip it by 'skip-rows'",
        "data.split.files.test={table: adult.test, skip-rows: 1, delimiter: ','}");
    set("set columns: {c4: {labels: {\">50K.\": \">50K\", \"<=50K.\": \"<=50K\"}}}",
        "data.columns={c4: {labels: {'<=50K.': '<=50K', '>50K.': '>50K'}}}");
    assertTrue(score("accuracy") > 0.9);
  }

  @Test
  void creditCardDefaultWithTwoHeaderLines() {
    bench.write("default.csv", ",X1,X2,X3,Y\nID,LIMIT_BAL,AGE,PAY_0,default payment next month\n" + rows(i -> {
      int pay = random.nextInt(5) - 2;
      return (i + 1) + "," + 10000 * (1 + random.nextInt(50)) + "," + (21 + random.nextInt(40)) + "," + pay + ","
          + (pay > 0 ? 1 : 0);
    }));
    experiment("file: default.csv\ntarget: last\nscale: standard\nsplit: {train: 0.7, test: 0.3}", "softmax",
        "cross-entropy");
    assertEquals("""
        error: the row seems to be a further line of the header: in 'X1', 'X2', 'X3', 'Y', its cells are the only ones \
        that aren't numbers
          --> FOLDER/default.csv: row 2
          help: set 'header-lines: 2' in 'data' to join the lines, or 'skip-rows: 1' to skip the lines above it
        """, check().err());
    set("'skip-rows: 1'", "data.skip-rows=1");
    set("set columns: {default payment next month: category}",
        "data.columns={default payment next month: category}");
    assertTrue(score("accuracy") > 0.95);
  }

  @Test
  void airQualityWithDelimitersAtTheEndsAndMinus200() {
    bench.write("air.csv", "Date;Time;CO(GT);T;C6H6(GT);;\n" + rows(i -> {
      double co = 0.5 + 3 * random.nextDouble();
      return "10/03/2004;" + number("%02.0f", i % 24) + ".00.00;"
          + (i % 9 == 4 ? "-200" : number("%.1f", co).replace('.', ',')) + ";"
          + number("%.1f", 5 + 20 * random.nextDouble()).replace('.', ',') + ";"
          + number("%.1f", 4 * co).replace('.', ',') + ";;";
    }) + ";;;;;;\n;;;;;;\n");
    experiment("file: air.csv\ntarget: C6H6(GT)\nignore: [Date, Time]\nscale: standard\ntarget-scale: standard\n"
        + "split: {train: 0.7, test: 0.3}", "identity", "squared-error");
    set("set 'decimal: \",\"' in 'data'", "data.decimal=\",\"");
    set("set 'null-values: [NA, \"?\", -200]' in 'data'", "data.null-values=[NA, \"?\", -200]");
    set("set 'missing' in 'data'", "data.missing=drop-row");
    assertTrue(score("r2") > 0.95);
  }

  @Test
  void carMileageSeparatedByBlanks() {
    bench.write("auto-mpg.data", rows(i -> {
      double weight = 1600 + 3000 * random.nextDouble();
      return number("%.1f", 46 - weight / 120) + "   " + (i % 2 == 0 ? 4 : 8) + "   "
          + (i % 40 == 32 ? "?   " : number("%.1f", 40 + weight / 25)) + "      " + number("%.0f.", weight)
          + "   \t\"ford model " + i + "\"";
    }));
    experiment("file: auto-mpg.data\ntarget: 1\nscale: standard\ntarget-scale: standard\n"
        + "split: {train: 0.7, test: 0.3}", "identity", "squared-error");
    set("set 'missing' in 'data'", "data.missing=drop-row");
    set("set 'header: false' in 'data'", "data.header=false");
    assertTrue(score("r2") > 0.95);
  }

  @Test
  void horseColicWithQuestionMarks() {
    bench.write("horse-colic.data", rows(i -> {
      int pain = 1 + random.nextInt(5);
      return (1 + random.nextInt(2)) + " " + number("%.1f", 37 + 3 * random.nextDouble()) + " "
          + (i % 7 == 3 ? "?" : Integer.toString(40 + 10 * pain)) + " " + pain + " "
          + (i % 11 == 5 ? "?" : Integer.toString(random.nextInt(4))) + " " + (pain > 3 ? 2 : 1) + " ";
    }));
    experiment("file: horse-colic.data\nheader: false\ntarget: last\nscale: standard\nsplit: {train: 0.7, test: 0.3}",
        "softmax", "cross-entropy");
    set("set 'missing' in 'data'", "data.missing=median");
    set("set columns: {c6: category}", "data.columns={c6: category}");
    assertTrue(score("accuracy") > 0.95);
  }

  @Test
  void aMonthlySeriesWithALineAtTheEnd() {
    bench.write("passengers.csv", "\"Month\",\"Passengers\"\n" + rows(i -> "\"" + (1949 + i / 12) + "-"
        + number("%02.0f", 1 + i % 12) + "\"," + Math.round(100 + 0.1 * i + 20 * Math.sin(Math.PI * i / 6)))
        + "\n\"International airline passengers: monthly totals\"\n");
    experiment("file: passengers.csv\ntarget: Passengers\nscale: standard\ntarget-scale: standard\n"
        + "series: {lags: 12, time: Month}\nsplit: {train: 0.7, test: 0.3, order: file}", "identity", "squared-error");
    set("set 'skip-footer: 1' in 'data'", "data.skip-footer=1");
    set("set columns: {Month: {pattern: yyyy-MM}}", "data.columns={Month: {pattern: yyyy-MM}}");
    assertTrue(score("r2") > 0.5);
  }

  @Test
  void breastCancerWithNan() {
    bench.write("cancer.csv", "clump,size,class\n" + rows(i -> {
      int clump = 1 + random.nextInt(10);
      int size = 1 + random.nextInt(10);
      return (i % 15 == 3 ? "nan" : Integer.toString(clump)) + "," + size + "," + (size > 5 ? "malignant" : "benign");
    }));
    experiment("file: cancer.csv\ntarget: class\nscale: standard\nsplit: {train: 0.7, test: 0.3}", "softmax",
        "cross-entropy");
    set("set 'null-values: [NA, \"?\", nan]' in 'data' if it means that there is no value, and 'missing'",
        "data.null-values=[NA, \"?\", nan]");
    set("set 'missing' in 'data'", "data.missing=median");
    assertTrue(score("accuracy") > 0.95);
  }

  @Test
  void keysAreCarriedOverExactlyAsTheyStand() {
    bench.write("k.csv", "key,x,y\n1,1,2\n2,2,4\n3,3,6\n4,4,8\n");
    experiment("file: k.csv\ntarget: y", "identity", "squared-error");
    Path run = bench.run("e");
    String keys = "00123,9007199254740993,1.10,1e3, 7,NA";
    StringBuilder table = new StringBuilder("x,key\n");
    for (String key : keys.split(",")) {
      table.append("1,\"").append(key).append("\"\n");
    }
    table.deleteCharAt(table.length() - 1).append("\n");
    Ran ran = bench.ganglionReading(table.toString().replace("\"NA\"", "8"), "predict " + run + " - --id key");
    assertEquals(List.of("key", "00123", "9007199254740993", "1.10", "1e3", "\" 7\"", "8"),
        ran.out().lines().map(line -> line.replaceFirst(",[^,]*$", "")).toList(), ran.err());
  }

  @Test
  void timesOfDayAreHoursAndMinutes() {
    bench.write("t.csv", "at,y\n18.30,1\n09.15,2\n00.00,3\n12.45,4\n");
    experiment("file: t.csv\ntarget: y\ncolumns: {at: {pattern: H.mm}}", "identity", "squared-error");
    assertEquals("2-4-1", bench.ganglion("run FOLDER/e.yaml --out FOLDER/runs --json").json().get("network")
        .getAsString());
  }

  @Test
  void yearsOfTwoDigitsInTheFutureAreWarnedOf() {
    bench.write("t.csv", "born,y\n1.2.75,1\n3.4.01,2\n5.6.68,3\n7.8.99,4\n");
    experiment("file: t.csv\ntarget: y\nscale: standard\ntarget-scale: standard\ncolumns: {born: {pattern: d.M.yy}}",
        "identity", "squared-error");
    set("set columns: {born: {pattern: \"d.M.yy{1950}\"}} for years from 1950 on",
        "data.columns={born: {pattern: 'd.M.yy{1950}'}}");
    assertFalse(check().err().contains("future"));
  }

  @Test
  void aHeaderWithoutOneIsRefusedAsARow() {
    bench.write("t.csv", "a,b,a,y\n1,2,3,p\n2,3,4,q\n3,4,5,p\n4,5,6,q\n");
    experiment("file: t.csv\nheader: false\ntarget: last", "softmax", "cross-entropy");
    check().assertFails(4, """
        error: the row seems to be a header: in 'c1', 'c2', 'c3', its cells are the only ones that aren't numbers
          --> FOLDER/t.csv: row 1
          help: set 'header: true' in 'data', or 'skip-rows: 1' to skip it
        """);
  }
}
