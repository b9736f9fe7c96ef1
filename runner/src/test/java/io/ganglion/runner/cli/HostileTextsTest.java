package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.experiments.text.HostileTexts;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.csv.Csv;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every hostile text in every place that prints what others wrote. */
class HostileTextsTest {
  private static final List<String> TEXTS = HostileTexts.all();
  /** One of this many commands that fail is run; all of them with {@code -Dganglion.hostile-texts=1}. */
  private static final int ONE_OF = Integer.getInteger("ganglion.hostile-texts", 6);

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  private static String quoted(String cell) {
    return "\"" + cell.replace("\"", "\"\"") + "\"";
  }

  private static String yaml(String text) {
    StringBuilder json = new StringBuilder("\""); // as JSON writes it, which YAML takes, too
    for (char c : text.toCharArray()) {
      json.append(c < ' ' || c > '~' || c == '"' || c == '\\' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
    }
    return json.append('"').toString();
  }

  /** They are cells of tables without the blanks around them, so that some are equal. */
  private static Set<String> cells() {
    return TEXTS.stream().map(String::strip).filter(text -> !text.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A table with each text as a label, as another label, and as the name of a column. */
  private void writeTable(String file) {
    List<String> texts = List.copyOf(cells());
    List<String> names = texts.stream().filter(text -> text.length() < 5_000).limit(40).toList();
    StringBuilder csv = new StringBuilder(names.stream().map(HostileTextsTest::quoted)
        .collect(Collectors.joining(","))).append(",k,y\n");
    for (int row = 0; row < 3 * texts.size(); row++) {
      for (int i = 0; i < names.size(); i++) {
        csv.append((row * (i + 3)) % 7).append(',');
      }
      csv.append(quoted(texts.get(row % texts.size()))).append(',')
          .append(quoted(texts.get((row + 1) % texts.size()))).append('\n');
    }
    bench.write(file, csv.toString());
  }

  private static void assertHarmless(Ran ran, String what) {
    assertEquals("", HostileTexts.wrongWith(ran.out()), what);
    assertEquals("", HostileTexts.wrongWith(ran.err()), what);
  }

  @Test
  void showThemselvesInEverythingThatARunPrintsAndWrites() throws Exception {
    writeTable("t.csv");
    bench.write("t.yaml", """
        name: evil x
        data: {file: t.csv, target: y, split: {train: 0.7, test: 0.3, stratify: true}}
        network: {layers: [{units: 2, activation: tanh}, {units: auto, activation: softmax}]}
        trainer: rprop
        training: {epochs: 2}
        """);
    Ran run = bench.ganglion("run FOLDER/t.yaml --out FOLDER/runs");
    assertEquals(0, run.code(), run.err());
    assertHarmless(run, "run");
    Path directory = bench.onlyRun();
    for (String file : List.of("log.txt", "report.html", "manifest.json", "data.json", "evaluation.json")) {
      assertEquals("", HostileTexts.wrongWith(Bench.read(directory.resolve(file)).replace("\t", "")), file);
    }
    String runs = "--runs FOLDER/runs ";
    String model = directory.toString();
    for (String command : List.of("runs list " + runs, "runs list --json " + runs,
        "data describe FOLDER/t.csv --target y", "data describe --json FOLDER/t.csv --target y",
        "evaluate DIR FOLDER/t.csv", "evaluate --json DIR FOLDER/t.csv",
        "check FOLDER/t.yaml", "check --json FOLDER/t.yaml", "check --strict FOLDER/t.yaml",
        "check --strict --json FOLDER/t.yaml", "init FOLDER/t.csv --target y --out -",
        "run --json FOLDER/t.yaml --out FOLDER/other")) {
      List<String> words = new ArrayList<>(List.of(command.split(" ")));
      words.replaceAll(word -> word.equals("DIR") ? model : word);
      Ran ran = bench.ganglion(words.get(0), words.subList(1, words.size()).toArray(String[]::new));
      assertNotEquals(1, ran.code(), () -> command + ran.err());
      assertNotEquals(2, ran.code(), () -> command + ran.err());
      assertHarmless(ran, command);
    }
    // JSON is the same to a parser.
    JsonObject data = JsonParser.parseString(Bench.read(directory.resolve("data.json"))).getAsJsonObject();
    assertTrue(data.toString().contains("\\u001b[31mred"), "a label as it is");
  }

  /** Predictions are data: exact by default; what a spreadsheet would compute is marked if that is asked for. */
  @Test
  void areExactInPredictionsUnlessASpreadsheetReadsThem() throws Exception {
    writeTable("t.csv");
    bench.write("t.yaml", """
        data: {file: t.csv, target: y}
        network: {layers: [{units: 2, activation: tanh}, {units: auto, activation: softmax}]}
        trainer: rprop
        training: {epochs: 1}
        """);
    String run = bench.run("t").toString();
    bench.ganglion("predict", run, "FOLDER/t.csv", "--id", "k", "--out", "FOLDER/exact.csv");
    List<String> exact = labels("exact.csv");
    assertEquals(labels("t.csv"), exact);
    bench.ganglion("predict", run, "FOLDER/t.csv", "--id", "k", "--out", "FOLDER/safe.csv", "--spreadsheet-safe");
    List<String> safe = labels("safe.csv");
    assertEquals(exact.size(), safe.size());
    int marked = 0;
    for (int i = 0; i < safe.size(); i++) {
      boolean isComputed = "=+-@".indexOf(exact.get(i).charAt(0)) >= 0;
      assertEquals((isComputed ? "'" : "") + exact.get(i), safe.get(i));
      marked += isComputed ? 1 : 0;
    }
    assertEquals(5 * 3, marked);
  }

  private List<String> labels(String file) {
    CategoryColumn column =
        (CategoryColumn) Csv.read(folder.resolve(file), new TextLayout()).column("k").orElseThrow();
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      labels.add(column.text(row));
    }
    return labels;
  }

  /** Each text where errors of each kind name what was given. */
  @Test
  void showThemselvesInEveryError() {
    bench.example("xor");
    bench.write("n.csv", "a,y\n1,u\n2,v\n3,u\n4,v\n");
    String model = bench.run("xor").toString();
    int commands = 0;
    for (String text : TEXTS) {
      String file = "t" + TEXTS.indexOf(text);
      bench.write(file + ".csv", "a,y\n1,u\n" + quoted(text) + ",v\n");
      bench.write(file + ".yaml", "data: {file: n.csv, target: y}\n" + yaml(text) + ": 1\n");
      bench.write(file + "-target.yaml", experiment("n.csv", yaml(text)));
      bench.write(file + "-cells.yaml", experiment(file + ".csv", "y, columns: {a: number}"));
      bench.write(file + "-quoted.yaml", "data: {file: n.csv, target: y}\nx: " + text.replace('\n', ' ') + "\n");
      for (String[] command : new String[][] {
          {"--" + text}, {text}, {"run", text}, {"run", "--" + text}, {"run", "--set", text},
          {"run", "--set", "trainer=" + text, "FOLDER/xor.yaml"}, {"run", "FOLDER/xor.yaml", "--plugin", text},
          {"check", "FOLDER/" + file + ".yaml"}, {"check", "FOLDER/" + file + "-target.yaml"},
          {"check", "FOLDER/" + file + "-cells.yaml"}, {"check", "FOLDER/" + file + "-quoted.yaml"},
          {"predict", model, text}, {"predict", text, "x.csv"}, {"predict", model, "FOLDER/" + file + ".csv"},
          {"evaluate", model, "FOLDER/n.csv", "--unseen", text}, {"plugins", "describe", "trainer", text},
          {"plugins", "describe", text, "x"}, {"runs", "show", text}, {"check", "FOLDER/xor.yaml", "--allow", text},
          {"report", text}, {"data", "describe", "FOLDER/n.csv", "--target", text},
          {"init", text, "--target", "y", "--out", "-"}, {"init", "FOLDER/n.csv", "--out", "-", "--target", text},
          {"init", "FOLDER/n.csv", "--out", "-", "--target", "y", "--time", text},
          {"init", "FOLDER/" + file + ".csv", "--out", "-", "--target", "y"}, {"generate", text},
          {"generate", model, "--prompt", text}, {"export", text, "--format", "java"},
          {"export", model, "--format", text}, {"import", model, text, "--out", "FOLDER/imported"}, {"help", text},
          {"completion", text}, {"plugins", "verify", text}, {"compare", "FOLDER/xor.yaml", "--vary", text},
          {"sweep", "FOLDER/xor.yaml", "--over", text}, {"verify", text}, {"runs", "diff", text, text}}) {
        if (commands++ % ONE_OF != 0) {
          continue;
        }
        String what = String.join(" ", command);
        String[] rest = List.of(command).subList(1, command.length).toArray(String[]::new);
        Ran ran = ganglion(command[0], rest);
        assertNotEquals(1, ran.code(), () -> what + ran.err());
        assertHarmless(ran, what);
      }
    }
    assertTrue(commands > 2_000, commands + " commands");
  }

  /** The first word may hold blanks, at which the bench would cut it. */
  private Ran ganglion(String first, String... rest) {
    List<String> all = new ArrayList<>(List.of(rest));
    return first.contains(" ") || first.isEmpty() ? bench.ganglion("run", first) : bench.ganglion(first,
        all.toArray(String[]::new));
  }

  private static String experiment(String file, String target) {
    return """
        data: {file: %s, target: %s}
        network: {layers: [{units: auto, activation: softmax}]}
        trainer: rprop
        training: {epochs: 1}
        """.formatted(file, target);
  }
}
