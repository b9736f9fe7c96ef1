package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments that are drafted for tables, and what can't be. {@link InitTablesTest} has known tables. */
class InitCommandTest {
  private static final Path GUIDE = Path.of("..", "docs", "init.md");

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  @Test
  void writesWhatTheGuideShows() throws Exception {
    bench.example("iris");
    Ran ran = bench.ganglion("init FOLDER/data/iris.csv --target species --out FOLDER/flowers.yaml");
    assertEquals("", ran.err());
    String yaml = Bench.read(folder.resolve("flowers.yaml")).replace(folder + "/", "")
        .replace("file: data/", "file: examples/data/").replace("init data/", "init examples/data/");
    String shown = "```console\n$ ./ganglion init examples/data/iris.csv --target species --out flowers.yaml\n"
        + ran.out().replace("FOLDER/", "").replace("ganglion run", "./ganglion run") + "```\n\n```yaml\n" + yaml
        + "```\n";
    String guide = Files.readString(GUIDE, StandardCharsets.UTF_8);
    String expected = guide.substring(0, guide.indexOf("```console")) + shown
        + guide.substring(guide.indexOf("```\n", guide.indexOf("```yaml")) + 4);
    if (Boolean.getBoolean("ganglion.docs.write")) {
      Files.writeString(GUIDE, expected, StandardCharsets.UTF_8);
    }
    assertEquals(expected, guide);
  }

  @Test
  void listsColumnsWhereNoTargetIsNamed() {
    bench.write("t.csv", "size,day,kind\n1,2024-01-01,a\n2,2024-01-02,b\n");
    bench.ganglion("init FOLDER/t.csv --out -").assertFails(2, """
        error: the column to predict is missing
          --> --target
          help: its columns are size (number), day (date), kind (category)
        """);
  }

  @Test
  void namesTheNearestColumn() {
    bench.write("t.csv", "size,day,kind\n1,2024-01-01,a\n2,2024-01-02,b\n");
    bench.ganglion("init FOLDER/t.csv --target knd --out -").assertFails(2, """
        error: 'FOLDER/t.csv' has no column 'knd'
          --> --target
          help: did you mean 'kind'? its columns are size, day, kind
        """);
    bench.ganglion("init FOLDER/t.csv --target 4 --out -").assertFails(2, """
        error: 'FOLDER/t.csv' has no column '4'
          --> --target
          help: its columns are size, day, kind
        """);
    bench.ganglion("init FOLDER/t.csv --target kind --time dy --out -").assertFails(2, """
        error: 'FOLDER/t.csv' has no column 'dy'
          --> --time
          help: did you mean 'day'? its columns are size, day, kind
        """);
  }

  @Test
  void overwritesNothing() {
    bench.write("t.csv", "x,y\n1,a\n");
    bench.write("t.yaml", "mine");
    bench.ganglion("init FOLDER/t.csv --target y --out FOLDER/t.yaml").assertFails(2, """
        error: the file is there already, and isn't overwritten
          --> FOLDER/t.yaml
          help: move it away, or name another one by --out
        """);
    assertEquals("mine", Bench.read(folder.resolve("t.yaml")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "init - --target y | TABLE | an experiment names its table, which can't be stdin | save the table as a file",
      "init FOLDER/t.csv --target y --time x --id x --order x | --order"
          + " | the rows of a time series are in the order of its times | leave --order out",
      "init FOLDER/t.csv --target y --order x | --order | there is an order without ids"
          + " | name the column of ids by --id"})
  void refusesWhatMakesNoSense(String command, String place, String message, String help) {
    bench.write("t.csv", "x,y\n1,a\n");
    bench.ganglion(command).assertFails(2, "error: " + message + "\n  --> " + place + "\n  help: " + help + "\n");
  }

  @Test
  void needsATable() {
    bench.ganglion("init FOLDER/none.csv --target y").assertFails(4, """
        error: there is no such file
          --> FOLDER/none.csv
        """);
    assertFalse(Files.exists(folder.resolve("none.yaml")));
  }

  @Test
  void writesNothingWhereNothingCanBeLearned() {
    bench.write("t.csv", "x,y\n1,a\n2,a\n3,a\n");
    bench.ganglion("init FOLDER/t.csv --target y --out FOLDER/t.yaml").assertFails(4, """
        error: every training row has the label 'a'
          --> FOLDER/t.csv: column 'y'
          help: a target needs at least two labels
        """);
    bench.write("s.csv", "t,y\n1,a\n2,b\n3,a\n");
    bench.ganglion("init FOLDER/s.csv --target y --time t --out FOLDER/t.yaml").assertFails(4, """
        error: a time series is of numbers, but this column holds labels
          --> FOLDER/s.csv: column 'y'
          help: name a column of numbers as the target, or leave --time out
        """);
    assertFalse(Files.exists(folder.resolve("t.yaml")));
  }

  /** Names and labels of others stay names and labels, wherever the draft repeats them. */
  @ParameterizedTest
  @ValueSource(strings = {"a: b", "# no comment", "\"x\"", "'", "{a}", "- b", "null", "007", "a\\b", "ü, ö", "&a", "*",
      "%p", "!t", "y\nseed: 7"})
  void quotesNamesOfColumns(String name) {
    String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
    StringBuilder table = new StringBuilder(quoted + ",constant " + quoted.replace("\"", "") + ",y\n");
    for (int row = 0; row < 60; row++) {
      int value = row * row % 11;
      table.append(row % 7 == 0 ? "" : value).append(",1,").append(value > 4 ? "p" : "q").append('\n');
    }
    if (name.contains("\"") || name.contains("\n") || name.contains(",")) {
      table.delete(0, table.indexOf(",y\n")).insert(0, quoted + ",constant");
    }
    bench.write("t.csv", table.toString());
    Ran init = bench.ganglion("init FOLDER/t.csv --target y --out FOLDER/t.yaml");
    assertEquals(0, init.code(), init.err());
    String yaml = Bench.read(folder.resolve("t.yaml"));
    assertEquals(1, yaml.lines().filter(line -> line.startsWith("seed:")).count(), yaml);
    assertEquals("ok\n", bench.ganglion("check FOLDER/t.yaml").out(), yaml);
  }

  @ParameterizedTest
  @CsvSource({"20, ''", "600, 'units: 16'", "9000, 'use: adam'", "13000, 'units: 32, activation: relu'"})
  void sizesTheNetworkByTheTable(int rows, String expected) {
    Random random = new Random(1);
    StringBuilder table = new StringBuilder("a,b,c,y\n");
    for (int row = 0; row < rows; row++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      table.append(String.format(Locale.ROOT, "%.3f,%.3f,%.3f,%s%n", a, b, random.nextGaussian(),
          a * b > 0 ? "same" : "different"));
    }
    bench.write("t.csv", table.toString());
    Ran init = bench.ganglion("init FOLDER/t.csv --target y --out -");
    assertEquals(0, init.code(), init.err());
    assertTrue(init.out().contains(expected), init.out());
    assertEquals(rows >= 30, init.out().contains("  split: {"), init.out());
  }

  @Test
  void weighsRareClasses() {
    StringBuilder table = new StringBuilder("x,y\n");
    for (int row = 0; row < 240; row++) {
      table.append(row % 17).append(',').append(row % 12 == 0 ? "ill" : "well").append('\n');
    }
    bench.write("t.csv", table.toString());
    Ran init = bench.ganglion("init FOLDER/t.csv --target y --out -");
    assertTrue(init.out().contains("""
          # 'well' is in 220 rows and 'ill' in 20: all classes count alike in the loss, or rare ones would
          # never be predicted; look at balanced-accuracy and f1-macro rather than accuracy
          class-weights: balanced
        """.indent(0).replace("          ", "  ")), init.out());
  }

  @Test
  void findsOutHowATableIsWritten() {
    StringBuilder rows = new StringBuilder();
    for (int row = 1; row <= 40; row++) {
      rows.append(row % 9).append(";1.2").append(row % 10).append("0,5;").append(row % 3 == 0 ? "p" : "q").append('\n');
    }
    bench.write("t.csv", "Umsätze 2024\n\nx;betrag;y\n" + rows);
    String yaml = bench.ganglion("init FOLDER/t.csv --target y --out -").out();
    assertTrue(yaml.contains("  skip-rows: ") && yaml.contains("  decimal: \",\"\n") && yaml.contains(
        "  thousands: \".\"\n"), yaml);
  }

  /** Rows of one patient are alike, and the test is to be of others. */
  @ParameterizedTest
  @CsvSource({"patient, P%03d", "customer_id, %d", "Kunde, K-%d"})
  void keepsRowsOfOneTogether(String column, String id) {
    StringBuilder csv = new StringBuilder("visit," + column + ",pressure,outcome\n");
    for (int row = 0; row < 300; row++) {
      int of = row % 60;
      csv.append("v").append(row).append(',').append(String.format(Locale.ROOT, id, of)).append(',')
          .append(100 + (7 * row) % 50).append(',').append(of % 3 == 0 ? "bad" : "good").append('\n');
    }
    bench.write("t.csv", csv.toString());
    assertEquals("", bench.ganglion("init FOLDER/t.csv --target outcome --out FOLDER/t.yaml").err());
    String yaml = Bench.read(folder.resolve("t.yaml"));
    assertTrue(yaml.contains("  split: {train: 0.6, validation: 0.2, test: 0.2, stratify: true, groups: " + column
        + "}\n"), yaml);
    assertFalse(yaml.contains("- " + column + "\n") || yaml.contains("    " + column + ": "), yaml);
    assertEquals("ok\n", bench.ganglion("check FOLDER/t.yaml").out());
  }

  /** Dates as they are written in East Asia, with and without a time, and months. */
  @ParameterizedTest
  @CsvSource({"日付, 2026年%d月%d日, yyyy年M月d日", "時刻, 2026年%d月%d日 8:05, yyyy年M月d日 H:mm", "날짜, 2026년 %d월 %d일, yyyy년 M월 d일",
      "日期, 2026年%d月%d日 9時30分, yyyy年M月d日 H時m分", "月, 20%2$d年%1$d月, yyyy年M月"})
  void readsDatesOfEastAsia(String column, String form, String pattern) {
    StringBuilder csv = new StringBuilder(column + ",y\n");
    for (int row = 0; row < 80; row++) {
      csv.append(String.format(Locale.ROOT, form, 1 + row % 12, 10 + row % 17)).append(',').append(row % 12 * 3)
          .append('\n');
    }
    bench.write("t.csv", csv.toString());
    assertEquals("", bench.ganglion("init FOLDER/t.csv --target y --out FOLDER/t.yaml").err());
    String yaml = Bench.read(folder.resolve("t.yaml"));
    assertTrue(yaml.contains(column + ": {pattern: " + pattern + "}\n") || yaml.contains(column + ": {pattern: \""
        + pattern + "\"}\n"), yaml);
    assertEquals("ok\n", bench.ganglion("check FOLDER/t.yaml").out());
  }

  /** Few of them, with few rows each; and codes, whatever the column is called. */
  @ParameterizedTest
  @CsvSource({"Kunde, %d, 20, 4", "Betrieb, B%02d, 25, 8", "Kundennummer, K-%04d, 12, 6", "élève, e-%03d, 30, 4"})
  void keepsRowsOfOneTogetherWhereOneHasFew(String column, String id, int values, int rows) {
    assertTrue(isGrouped(column, id, values, rows, true));
  }

  /** As numbers they would lose a zero, or be powers of ten: they are categories, by which rows stay together. */
  @ParameterizedTest
  @CsvSource({"Kunde, %05d, 20, 4", "patient_id, %04d, 30, 5", "Kundennummer, %06d, 25, 4", "batch, %dE5, 20, 5",
      "Versuchsperson-Nr, 10000000000000%03d, 24, 4"})
  void keepsRowsOfOneTogetherWhoseIdsAreCodesOfDigits(String column, String id, int values, int rows) {
    assertTrue(isGrouped(column, id, values, rows, true));
    assertEquals("", bench.ganglion("init FOLDER/t.csv --target umsatz --out FOLDER/t.yaml").err());
    String yaml = Bench.read(folder.resolve("t.yaml"));
    assertTrue(yaml.contains("    " + column + ": category\n"), yaml);
    Ran check = bench.ganglion("check FOLDER/t.yaml");
    assertEquals("ok\n", check.out());
    assertEquals("", check.err());
    Ran ungrouped = bench.ganglion("check FOLDER/t.yaml ", "--set",
        "data.split={train: 0.6, validation: 0.2, test: 0.2}", "--set", "data.unseen=ignore");
    assertTrue(ungrouped.err().contains("help: write 'groups: " + column + "' in 'split'"), ungrouped.err());
  }

  /** Labels that are no codes, values of many rows each, too few of them, and rows that aren't alike. */
  @ParameterizedTest
  @CsvSource({"Monat, %02d, 12, 8, true", "hour, %02d, 24, 6, true", "PLZ, %05d, 25, 5, true",
      "Stadt, Ort%c, 25, 8, true", "Kunde, K%02d, 11, 30, true", "shop, S%02d, 8, 6, true",
      "Betrieb, B%02d, 25, 8, false", "Kunde, %d, 20, 4, false"})
  void takesOrdinaryCategoriesForNoGroups(String column, String id, int values, int rows, boolean alike) {
    assertFalse(isGrouped(column, id, values, rows, alike));
  }

  private boolean isGrouped(String column, String id, int values, int rows, boolean alike) {
    Random random = new Random(5);
    double[] own = random.doubles(values).toArray();
    StringBuilder csv = new StringBuilder(column + ",menge,rabatt,umsatz\n");
    for (int row = 0; row < values * rows; row++) {
      int of = row % values;
      csv.append(String.format(Locale.ROOT, id, id.contains("%c") ? (Object) (char) ('a' + of) : (Object) (of + 1)))
          .append(String.format(Locale.ROOT, ",%.2f,%.2f,%.2f%n", random.nextDouble(), random.nextDouble(),
              (alike ? 10 * own[of] : 0) + random.nextDouble()));
    }
    bench.write("t.csv", csv.toString());
    assertEquals("", bench.ganglion("init FOLDER/t.csv --target umsatz --out -").err());
    return bench.ganglion("init FOLDER/t.csv --target umsatz --out -").out().contains(", groups: " + column + "}\n");
  }

  /** Of each way of writing, two together: an encoding and a title, comments and units. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "windows-1252 | Umsätze\\nStand: 1.12.\\n\\n | größe;art | | encoding: windows-1252, skip-rows: 2 | größe",
      "UTF-16 | | größe\\tart | | encoding: UTF-16 | größe",
      "UTF-16 | Umsätze\\n | größe\\tart | | encoding: UTF-16, skip-rows: 1 | größe",
      "UTF-8 | # station 4\\n# UTC\\n | size,kind | [mm],[-] | header-lines: 2, comment: \"#\" | size [mm]",
      "UTF-8 | | size;kind;x | m/s;%;°C | header-lines: 2 | size m/s",
      "windows-1252 | # größen\\n | size,kind | (µm),() | encoding: windows-1252, header-lines: 2, comment: \"#\" "
          + "| size (µm)"})
  void findsOutSeveralThingsAtOnce(String encoding, String above, String header, String units, String settings,
      String target) throws Exception {
    String cell = header.contains(";") ? ";" : header.contains("\\t") ? "\t" : ",";
    StringBuilder csv = new StringBuilder(above == null ? "" : above.replace("\\n", "\n"));
    csv.append(header.replace("\\t", "\t")).append('\n').append(units == null ? "" : units + "\n");
    for (int row = 0; row < 60; row++) {
      csv.append(row * 7 % 20).append(cell).append(row * 7 % 3 == 0 ? "1" : "2")
          .append(header.endsWith("x") ? ";5\n" : "\n");
    }
    Files.write(folder.resolve("t.csv"), csv.toString().getBytes(Charset.forName(encoding)));
    Ran init = bench.ganglion("init FOLDER/t.csv --out FOLDER/t.yaml", "--target", target.replaceFirst(" .*", ""));
    assertEquals("", init.err());
    String yaml = Bench.read(folder.resolve("t.yaml"));
    for (String setting : settings.split(", ")) {
      assertTrue(yaml.contains("  " + setting + "\n"), setting + "\n" + yaml);
    }
    assertTrue(yaml.matches("(?s).*  target: \"?\\Q" + target + "\\E\"?\n.*"), yaml);
    assertEquals("ok\n", bench.ganglion("check FOLDER/t.yaml").out());
  }

  /** Limits of what can be measured stand for what is beyond them; several of them are gaps. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"<0.1 | <0.1 | {null-values: [NA, \"?\", \"<0.1\"], missing: constant, "
      + "fill: 0.1, indicator: true}",
      "> 500 | n.b. | {null-values: [NA, \"?\", \"> 500\", n.b.], missing: constant, fill: 500, indicator: true}",
      "≤ 5 | ≤ 5 | {null-values: [NA, \"?\", \"≤ 5\"], missing: constant, "
      + "fill: 5, indicator: true}",
      "<0.1 | >9 | {missing: median, indicator: true}"})
  void putsLimitsInThePlaceOfWhatIsBeyondThem(String one, String other, String settings) {
    StringBuilder csv = new StringBuilder("nitrate;depth;state\n");
    for (int row = 0; row < 120; row++) {
      csv.append(row % 10 == 0 ? one : row % 10 == 1 ? other : 1 + row % 17 * 0.25).append(';').append(row * 7 % 40)
          .append(row * 7 % 40 < 20 ^ row % 6 == 0 ? ";good\n" : ";poor\n");
    }
    bench.write("t.csv", csv.toString());
    assertEquals("", bench.ganglion("init FOLDER/t.csv --target state --out FOLDER/t.yaml").err());
    String yaml = Bench.read(folder.resolve("t.yaml"));
    assertTrue(yaml.contains("    nitrate: " + settings + "\n"), yaml);
    Ran check = bench.ganglion("check FOLDER/t.yaml");
    assertEquals("ok\n", check.out(), check.err());
  }

  /** Words for true and false have no third one for gaps. */
  @ParameterizedTest
  @CsvSource({"Y, N", "true, false", "1, 0", "Yes, no"})
  void fillsGapsAmongTruthValues(String yes, String no) {
    StringBuilder csv = new StringBuilder("again,size,kind\n");
    for (int row = 0; row < 90; row++) {
      csv.append(row % 4 == 0 ? "" : row % 3 == 0 ? yes : no).append(',').append(row * 7 % 40)
          .append(row * 7 % 40 < 20 ? ",few\n" : ",many\n");
    }
    bench.write("t.csv", csv.toString());
    assertEquals("", bench.ganglion("init FOLDER/t.csv --target kind --out FOLDER/t.yaml").err());
    assertEquals("ok\n", bench.ganglion("check FOLDER/t.yaml").out());
  }

  /** Months that are numbers, too, with a point or a comma before the decimals of other columns. */
  @ParameterizedTest
  @CsvSource({"%2$02d.%1$d, M.yyyy, .", "%2$d.%1$d, M.yyyy, ','", "%1$d.%2$02d, yyyy.M, .", "%2$d/%1$d, M/yyyy, ','",
      "%2$02d/%1$d, M/yyyy, ."})
  void readsMonthsThatAreNumbers(String form, String pattern, String point) {
    StringBuilder csv = new StringBuilder("Monat;Umsatz\n");
    for (int row = 0; row < 72; row++) {
      csv.append(String.format(Locale.ROOT, form, 2012 + row / 12, 1 + row % 12)).append(';').append(row % 12 * 3)
          .append(point).append("5\n");
    }
    bench.write("t.csv", csv.toString());
    assertEquals("", bench.ganglion("init FOLDER/t.csv --target Umsatz --time Monat --out FOLDER/t.yaml").err());
    String yaml = Bench.read(folder.resolve("t.yaml"));
    assertTrue(yaml.contains("    Monat: {pattern: " + pattern + "}\n"), yaml);
    assertEquals("ok\n", bench.ganglion("check FOLDER/t.yaml").out());
  }

  @ParameterizedTest
  @CsvSource({"Grand Total, 1", "合計, 1", "Summe:, 1", "Total, 1", "totally, 0"})
  void leavesOutTotals(String word, int footer) {
    StringBuilder csv = new StringBuilder("name,size,kind\n");
    for (int row = 0; row < 60; row++) {
      csv.append("n").append(row % 7).append(',').append(row).append(row < 25 ? ",few\n" : ",many\n");
    }
    bench.write("t.csv", csv + word + ",1770,\n");
    String yaml = bench.ganglion("init FOLDER/t.csv --target kind --out -").out();
    assertEquals(footer > 0, yaml.contains("  # the last rows are none: totals, or a source\n  skip-footer: " + footer
        + "\n"), yaml);
  }

  /** Text whose bytes beyond ASCII stand in rows isn't taken for western. */
  @ParameterizedTest
  @CsvSource({"Shift_JIS, 店舗, 東京, 大阪", "windows-1251, город, Москва, Казань", "GB18030, 城市, 北京, 上海"})
  void asksForTheEncodingOfOtherScripts(String encoding, String column, String a, String b) throws Exception {
    StringBuilder csv = new StringBuilder(column + ",size\n");
    for (int row = 0; row < 60; row++) {
      csv.append(row % 3 == 0 ? a : b).append(',').append((row * 7) % 20 + (row % 3 == 0 ? 20 : 0)).append('\n');
    }
    Files.write(folder.resolve("t.csv"), csv.toString().getBytes(Charset.forName(encoding)));
    Ran ran = bench.ganglion("init FOLDER/t.csv --target size --out -");
    assertEquals(4, ran.code());
    assertTrue(ran.err().endsWith("""
         is not UTF-8
          --> FOLDER/t.csv: row 1
          help: name the file's encoding, such as Shift_JIS, GB18030, EUC-KR or windows-1251, by 'encoding' in 'data', \
        or by --encoding before there is an experiment, or save it as UTF-8
        """), ran.err());
    assertEquals(0, bench.ganglion("init FOLDER/t.csv --target size --encoding " + encoding + " --out FOLDER/t.yaml")
        .code());
    assertTrue(Bench.read(folder.resolve("t.yaml")).contains("  encoding: " + encoding + "\n"));
    assertEquals("ok\n", bench.ganglion("check FOLDER/t.yaml").out());
    bench.ganglion("init FOLDER/t.csv --target size --encoding utf8mb4 --out -").assertFails(2, """
        error: encoding must be one that Java knows, such as UTF-8, windows-1252, ISO-8859-1 or UTF-16, but is 'utf8mb4'
          --> --encoding
        """);
  }
}
