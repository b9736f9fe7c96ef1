package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.fixtures.SharedData;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code init} makes of known tables and of those made after public bug reports: each experiment passes {@code
 * check} and is run, and {@code init-tables.txt} has what was said and the whole file, or the whole message where
 * nothing can be learned from a table. When one changes, take it from {@code -Dganglion.docs.write=true}, and read the
 * difference.
 */
class InitTablesTest {
  private static final Path WHOLE = Path.of("src", "test", "resources", "io", "ganglion", "runner", "init-tables.txt");
  private static final List<String> KNOWN = List.of(
      "tables/titanic.csv --target survived",
      "tables/titanic.csv --target age",
      "tables/penguins.csv --target species",
      "tables/wine_data.csv --target last",
      "tables/mpg.csv --target mpg",
      "tables/breast_cancer.csv --target last",
      "tables/digits.csv.gz --target last",
      "tables/iris.csv --target Species",
      "series/sunspot.year.csv --target value --time time",
      "series/AirPassengers.csv --target value --time time",
      "series/mackey_glass_tau17_jang.csv --target last",
      "sequences/japanese_vowels.csv --target speaker --id utterance --order step",
      "proben1/cancer1.dt --target class",
      "faults/newcomer/houses.csv --target price",
      "faults/newcomer/kunden.csv --target last",
      "faults/newcomer/kunden-clean.csv --target last",
      "faults/newcomer/messung.csv --target Ertrag",
      "faults/tables/17-multi-output/d.csv --target y1,y2");

  @TempDir
  Path folder;
  private Path shared;

  @Test
  void everyDraftRuns() throws IOException {
    shared = SharedData.path("").toAbsolutePath().normalize();
    List<String> faults;
    try (Stream<Path> files = Files.walk(shared.resolve("faults").resolve("tables"))) {
      faults = files.filter(file -> file.endsWith("d.csv")).sorted()
          .map(file -> shared.relativize(file) + " --target last").toList();
    }
    StringBuilder whole = new StringBuilder();
    for (String table : KNOWN) {
      whole.append("## ").append(table).append('\n').append(init(table, true)).append('\n');
    }
    for (String table : faults) {
      whole.append("## ").append(table).append('\n').append(init(table, false)).append('\n');
    }
    String text = whole.toString().replace(shared.toString(), "SHARED");
    if (Boolean.getBoolean("ganglion.docs.write")) {
      Files.writeString(WHOLE, text, StandardCharsets.UTF_8);
    }
    assertEquals(Files.readString(WHOLE, StandardCharsets.UTF_8), text);
  }

  /** Runs it, if it is to be shown whole; of others, what is said of the data is shown. */
  private String init(String table, boolean wholly) throws IOException {
    Bench bench = new Bench(folder);
    Path experiment = folder.resolve("t.yaml");
    Files.deleteIfExists(experiment);
    Ran init = bench.ganglion("init " + shared + "/" + table + " --out FOLDER/t.yaml");
    if (init.code() != 0) {
      return init.err() + "exit " + init.code() + "\n";
    }
    String yaml = Files.readString(experiment, StandardCharsets.UTF_8).replace(folder.toString(), "FOLDER");
    if (!wholly) {
      int data = yaml.indexOf("\ndata:\n");
      return init.out() + "--- file\n" + yaml.substring(data + 1, yaml.indexOf("\n\n", data) + 1);
    }
    Ran check = bench.ganglion("check FOLDER/t.yaml");
    assertEquals("ok\n", check.out(), table + "\n" + check.err() + yaml);
    Ran run = bench.ganglion("run FOLDER/t.yaml --set training.epochs=1 --out FOLDER/runs --quiet");
    assertEquals(0, run.code(), table + "\n" + run.err() + yaml);
    return init.out() + init.err() + "--- check\n" + check.err().replaceAll("(?m)^(?!warning: ).*\n", "") + "--- file\n"
        + yaml;
  }
}
