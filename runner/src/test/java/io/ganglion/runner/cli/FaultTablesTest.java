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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tables made after public bug reports, and a newcomer's: {@code docs/csv-files.md} says what {@code check} says of
 * each, and {@code fault-tables.txt} has the whole messages. When one changes, take both from {@code
 * -Dganglion.docs.write=true}, and read the difference.
 */
class FaultTablesTest {
  private static final Path DOCS = Path.of("..", "docs", "csv-files.md");
  private static final Path WHOLE = Path.of("src", "test", "resources", "io", "ganglion", "runner", "fault-tables.txt");
  private static final String MARK = "<!-- fault tables -->\n";

  @Test
  void theTableSaysWhatCheckSays() throws IOException {
    StringBuilder table = new StringBuilder(MARK).append("| experiment | exit | what `check` says |\n|---|---|---|\n");
    StringBuilder whole = new StringBuilder();
    for (Path file : experiments(SharedData.path("faults"))) {
      Path folder = file.getParent();
      Ran ran = new Bench(folder).ganglion("check FOLDER/" + file.getFileName());
      String name = folder.getFileName() + "/" + file.getFileName();
      String text = (ran.err() + ran.out()).replace("FOLDER/", "");
      whole.append("## ").append(name).append('\n').append(text).append("exit ").append(ran.code()).append("\n\n");
      table.append("| `").append(name).append("` | ").append(ran.code()).append(" | ").append(said(text))
          .append(" |\n");
    }
    String docs = Files.readString(DOCS, StandardCharsets.UTF_8);
    String expected = docs.substring(0, docs.indexOf(MARK)) + table;
    if (Boolean.getBoolean("ganglion.docs.write")) {
      Files.writeString(DOCS, expected, StandardCharsets.UTF_8);
      Files.writeString(WHOLE, whole, StandardCharsets.UTF_8);
    }
    assertEquals(Files.readString(WHOLE, StandardCharsets.UTF_8), whole.toString());
    assertEquals(expected, docs);
  }

  private static List<Path> experiments(Path faults) throws IOException {
    try (Stream<Path> tables = Files.walk(faults.resolve("tables"));
        Stream<Path> newcomer = Files.walk(faults.resolve("newcomer"))) {
      return Stream.concat(tables, newcomer).filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** The messages, without places, reasons and help. */
  private static String said(String text) {
    return text.lines().filter(line -> line.matches("(error|warning): .*|ok"))
        .map(line -> line.replaceFirst("^error: ", "").replaceFirst("^warning: ", "*warns:* ").replace("|", "\\|")
            .replace("<", "&lt;").replace("*warns:*", "<em>warns:</em>"))
        .collect(Collectors.joining("; "));
  }
}
