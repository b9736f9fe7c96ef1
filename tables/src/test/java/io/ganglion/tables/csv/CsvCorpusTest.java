package io.ganglion.tables.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.ganglion.fixtures.SharedData;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The CSV files of public collections give the rows that they expect, or an error with a place; the table says where
 * and why we differ.
 */
class CsvCorpusTest {
  private static final String COMMONS_FOLDER = "csv/commons-csv/src/test/resources/org/apache/commons/csv";
  private static final TextLayout COMMAS = new TextLayout();
  private static final String IS_DELIMITER = "is the delimiter ','? A cell that holds one has to be quoted";
  private static final String SKIP = "; if the line before isn't part of the table, set 'skip-rows: 1' in 'data'\n";
  private static final String RAGGED_HELP = "  help: " + IS_DELIMITER + SKIP;
  private static final String COMMENT_HELP =
      "  help: if the row is a comment, set 'comment: \"#\"' in 'data'; else " + IS_DELIMITER + SKIP;
  private static final String OPEN_QUOTE = "error: a quote is never closed\n  --> t.csv: row 1\n  help: close it; a"
      + " quote within a quoted cell is doubled\n";

  /** FastCSV's checks that come out differently here, by id. */
  private static final Map<String, String> DIFFERENT = Map.ofEntries(
      // a first line with nothing on it, or nothing but blanks, is no row
      Map.entry("line-breaks-3", "[[D]]"),
      Map.entry("spaces-unquoted-1", "[]"),
      // refused, as the checks themselves allow
      Map.entry("different-field-count-1",
          "error: the row has 2 cells, but the first has 1\n  --> t.csv: row 2\n" + RAGGED_HELP),
      Map.entry("different-field-count-2",
          "error: the row has 1 cell, but the first has 2\n  --> t.csv: row 2\n" + RAGGED_HELP),
      Map.entry("open-quotation-1", OPEN_QUOTE),
      Map.entry("open-quotation-2", OPEN_QUOTE),
      Map.entry("comments-none-1",
          "error: the row has 2 cells, but the first has 1\n  --> t.csv: row 2\n" + COMMENT_HELP),
      // commons-csv drops blanks after a closing quote, as CsvReader does around every cell
      Map.entry("spaces-around-quotes-1", "[[D]]"),
      Map.entry("spaces-around-quotes-2", "[[A,B]]"));

  /** commons-csv's files, and what comes out. */
  private static final Map<String, String> COMMONS = Map.ofEntries(
      Map.entry("CSV-141/csv-141.csv", "error: a closing quote is followed by more text\n  --> t.csv: row 3\n"
          + "  help: a quote within a quoted cell is doubled\n"),
      Map.entry("CSV-213/999751170.patch.csv", "[[CHANELID, ADDRESS], [27, ]]"),
      Map.entry("CSV-254/csv-254.csv", "[[AA, 33, ], [AA, , ], [, 33, CC]]"),
      Map.entry("CSV-259/sample.txt", "[[x, y, z]]"),
      Map.entry("CSV-290/psql.csv", "[[1, abc, test line 1\ntest line 2, , ], "
          + "[2, xyz, \\b:\b \\t:\t \\n:\n \\r:\r, a, b], [3, a, b,c,d, \"quoted\", e]]"),
      // PostgreSQL's own escapes are no CSV: they stay as they are
      Map.entry("CSV-290/psql.tsv", "[[1, abc, test line 1\\ntest line 2, \\N, ], "
          + "[2, xyz, \\\\b:\\b \\\\t:\\t \\\\n:\\n \\\\r:\\r, a, b], [3, a, b,c,d, \"quoted\", e]]"),
      // comments are rows of one cell: there is no comment character
      Map.entry("CSVFileParser/test.csv",
          "error: the row has 1 cell, but the first has 4\n  --> t.csv: row 2\n" + COMMENT_HELP),
      Map.entry("CSVFileParser/testCSV246.csv",
          "error: the row has 1 cell, but the first has 5\n  --> t.csv: row 2\n" + COMMENT_HELP),
      Map.entry("CSVFileParser/testCSV85.csv",
          "error: the row has 5 cells, but the first has 1\n  --> t.csv: row 2\n" + RAGGED_HELP),
      Map.entry("csv-167/sample1.csv",
          "error: the row has 3 cells, but the first has 1\n  --> t.csv: row 2\n" + RAGGED_HELP));

  @TestFactory
  Stream<DynamicTest> readsCsvSpectrum() {
    return with("csv/csv-spectrum", folder -> names(folder.resolve("csvs")).map(file -> dynamicTest(file, () -> {
      List<List<String>> rows = Outcome.rows(ByteSource.of(folder.resolve("csvs").resolve(file)), COMMAS);
      if (file.equals("location_coordinates.csv")) {
        // the JSON beside it has another telephone number and county, and no list around its one row
        assertEquals("[[Contact Phone Number, Location Coordinates, Cities, Counties], "
            + "[2095257564, 37\uFFFD36'37.8\"N 121\uFFFD2'17.9\"W, Modesto, Stanislaus]]",
            rows.toString());
        return;
      }
      String json = Files.readString(folder.resolve("json").resolve(file.replace(".csv", ".json")));
      List<Map<String, String>> expected = new ArrayList<>();
      JsonArray objects = JsonParser.parseString(json).getAsJsonArray();
      for (JsonElement object : objects) {
        Map<String, String> row = new LinkedHashMap<>();
        object.getAsJsonObject().entrySet().forEach(e -> row.put(e.getKey(), e.getValue().getAsString()));
        expected.add(row);
      }
      List<Map<String, String>> actual = new ArrayList<>();
      for (List<String> cells : rows.subList(1, rows.size())) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
          row.put(rows.get(0).get(i), cells.get(i));
        }
        actual.add(row);
      }
      assertEquals(expected, actual);
    })));
  }

  @TestFactory
  Stream<DynamicTest> passesFastCsvsChecks() {
    // comments-read and comments-skip ask for a comment character, which this reader doesn't have
    return with("csv/fastcsv/lib/src/intTest/resources/spec", folder -> names(folder)
        .filter(file -> !file.equals("comments-read.yaml") && !file.equals("comments-skip.yaml"))
        .flatMap(file -> checks(folder.resolve(file)).stream()));
  }

  private static List<DynamicTest> checks(Path file) {
    Map<?, ?> spec;
    try {
      spec = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (Object each : (List<?>) spec.get("checks")) {
      Map<?, ?> check = (Map<?, ?>) each;
      String id = (String) check.get("id");
      for (String lineEnd : List.of("\n", "\r", "\r\n")) {
        String input = expanded((String) check.get("input"), lineEnd);
        String records = expanded(check.get("records").toString(), lineEnd);
        tests.add(dynamicTest(id, () -> assertEquals(DIFFERENT.getOrDefault(id, records), Outcome.of(input))));
      }
    }
    return tests;
  }

  /** The spec's own signs for line ends and blanks. */
  private static String expanded(String text, String lineEnd) {
    return text.replace("⏎", lineEnd).replace("␤", lineEnd).replace("␍", "\r").replace("␊", "\n").replace("␠", " ");
  }

  @TestFactory
  Stream<DynamicTest> readsFastCsvsEncodings() {
    // scanner.txt marks where rows begin in fragments of text: it has no files and no cells
    return with("csv/fastcsv/lib/src/intTest/resources", folder -> names(folder)
        .filter(file -> file.endsWith(".csv")).map(file -> dynamicTest(file, () -> {
      String expected = file.startsWith("utf8") ? "[[foo, üÜß], [123, 456]]"
          : "error: the file is " + (file.startsWith("utf16") ? "UTF-16" : "UTF-32")
              + ", not UTF-8\n  --> t.csv: row 1\n  help: set 'encoding: "
              + (file.startsWith("utf16") ? "UTF-16" : "UTF-32") + "' in 'data', or save it as UTF-8\n";
      assertEquals(expected, Outcome.of(Files.readAllBytes(folder.resolve(file)), COMMAS));
    })));
  }

  @TestFactory
  Stream<DynamicTest> readsCommonsCsvsRegressions() {
    return with(COMMONS_FOLDER, folder -> COMMONS.keySet().stream().sorted().map(file -> dynamicTest(file, () -> {
      TextLayout format = file.endsWith(".tsv") ? new TextLayout(true, "\t", "")
          : file.startsWith("CSV-213") ? new TextLayout(true, ";", "\"") : COMMAS;
      assertEquals(COMMONS.get(file), Outcome.of(Files.readAllBytes(folder.resolve(file)), format));
    })));
  }

  @TestFactory
  Stream<DynamicTest> readsCommonsCsvsForeignScripts() {
    return with(COMMONS_FOLDER, folder -> Stream.of("CSV-196/emoji.csv", "CSV-196/japanese.csv",
        "CSVFileParser/bom.csv").map(file -> dynamicTest(file, () -> {
          String text = Files.readString(folder.resolve(file), StandardCharsets.UTF_8).replace("\uFEFF", "");
          assertTrue(text.indexOf('"') < 0, "this file is simple enough to be split");
          List<List<String>> expected =
              text.lines().map(line -> Arrays.asList(line.split(",", -1))).map(List::copyOf).toList();
          assertEquals(expected, Outcome.rows(ByteSource.of(folder.resolve(file)), COMMAS));
        })));
  }

  @Test
  void sayWhatComesOfEveryFile() throws IOException {
    String table = Files.readString(Path.of("../docs/csv-files.md"), StandardCharsets.UTF_8);
    List<String> unsaid;
    try (Stream<Path> files = Files.walk(SharedData.path("csv"))) {
      unsaid = files.filter(Files::isRegularFile).map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".json") && !name.startsWith("LICENSE") && !name.startsWith("NOTICE"))
          .filter(name -> !table.contains("`" + name + "`")).sorted().toList();
    }
    assertEquals(List.of(), unsaid);
  }

  @TestFactory
  Stream<DynamicTest> readsTablesOrSaysWhatIsMissing() {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("iris.csv", "150 × 6");
    expected.put("two_spirals_194.csv", "194 × 3");
    expected.put("breast_cancer.csv", "error: the row has 31 cells, but the first has 4\n"
        + "  --> breast_cancer.csv: row 2\n" + RAGGED_HELP);
    expected.put("wine_data.csv", "error: the row has 14 cells, but the first has 5\n"
        + "  --> wine_data.csv: row 2\n" + RAGGED_HELP);
    expected.put("mpg.csv", "error: a value is missing; 5 more rows have none\n  --> mpg.csv: row 34, column"
        + " 'horsepower'\n  help: fill it in, remove the row or the column, or set 'missing' in 'data'\n");
    return with("tables", folder -> expected.keySet().stream().map(file -> dynamicTest(file, () -> {
      byte[] bytes = Files.readAllBytes(folder.resolve(file));
      String outcome;
      try {
        CsvTable csv = CsvReader.read(new ByteSource.OfBytes(file, bytes), COMMAS, WantedColumns.ALL);
        outcome = csv.table().rows() + " × " + csv.table().names().size();
      } catch (ProblemException e) {
        outcome = Outcome.problems(e);
      }
      assertEquals(expected.get(file), outcome);
    })));
  }

  /** The tests of a folder, or one that is skipped and says why: a factory that aborts is not reported at all. */
  private static Stream<DynamicTest> with(String name, Function<Path, Stream<DynamicTest>> tests) {
    Path folder;
    try {
      folder = SharedData.path(name);
    } catch (TestAbortedException absent) {
      return Stream.of(dynamicTest(name, () -> {
        throw absent;
      }));
    }
    return tests.apply(folder);
  }

  private static Stream<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
