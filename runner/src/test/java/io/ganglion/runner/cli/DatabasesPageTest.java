package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code docs/databases.md} print what it shows; where it shows {@code …}, they print something. */
class DatabasesPageTest {
  private static final Pattern EXPERIMENT = Pattern.compile("```yaml\n(name: flowers\n[^`]+)```");
  private static final Pattern SHOWN =
      Pattern.compile("^\\$ ganglion (\\w+) (.* flowers\\.yaml|flowers\\.yaml)(.*)\n((?:(?!\\$ |```).*\n)*)",
          Pattern.MULTILINE);
  private static final Pattern OPTION = Pattern.compile("(--\\S+)|\"([^\"]+)\"|(\\S+)");

  @TempDir
  Path folder;

  @Test
  void commandsPrintWhatThePageShows() throws IOException {
    String page = Bench.read(Path.of("../docs/databases.md"));
    Bench bench = new Bench(folder);
    IrisDatabase iris = new IrisDatabase(folder.resolve("flowers.db"));
    Files.copy(IrisDatabase.driver(), folder.resolve("sqlite-jdbc.jar"));
    Matcher experiment = EXPERIMENT.matcher(page);
    assertTrue(experiment.find());
    bench.write("flowers.yaml", experiment.group(1).replace("jdbc:sqlite:flowers.db", iris.url()));
    List<String> commands = new ArrayList<>();
    Matcher shown = SHOWN.matcher(page);
    while (shown.find()) {
      String command = shown.group(1);
      commands.add(command);
      List<String> words = new ArrayList<>();
      if (command.equals("run")) {
        words.addAll(List.of("--out", "FOLDER/runs"));
      }
      Matcher option = OPTION.matcher(shown.group(3));
      while (option.find()) {
        words.add(option.group().replace("\"", ""));
      }
      String before = shown.group(2).replace("flowers.yaml", "FOLDER/flowers.yaml");
      Ran ran = bench.ganglion(command + " "
          + (before.contains("RUN") ? before.replace("RUN", bench.onlyRun().toString()) : before),
          words.toArray(String[]::new));
      String said = (ran.code() == 0 ? ran.out() : ran.err()).replace("FOLDER/", "");
      if (shown.group(4).equals("…\n")) {
        assertEquals(0, ran.code(), ran.err());
        assertTrue(said.lines().count() > 1, said);
      } else {
        assertEquals(shown.group(4), said);
      }
    }
    assertEquals(List.of("check", "run", "predict", "evaluate", "check", "check", "check"), commands);
  }
}
