package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands in {@code docs/text.md} print what it shows; where it ends with {@code …}, they print more. */
class TextGuideIT {
  private static final Pattern SHOWN = Pattern.compile("```console\n\\$ \\./ganglion (\\w+)(.*)\n([^`]+)```");
  private static final String MORE = "…\n";

  @TempDir
  private Path folder;

  @Test
  void commandsPrintWhatTheGuideShows() {
    Bench bench = new Bench(folder);
    for (String file : List.of("titanic.yaml", "titanic.csv")) {
      bench.write("text/" + file, Bench.read(Path.of("../examples/text").resolve(file)));
    }
    List<String> commands = new ArrayList<>();
    Matcher shown = SHOWN.matcher(Bench.read(Path.of("../docs/text.md")));
    while (shown.find()) {
      String command = shown.group(1);
      commands.add(command);
      String rest = shown.group(2).replace("examples/", "FOLDER/");
      Ran ran = bench.ganglion(command
          + (command.equals("run") ? rest + " --out FOLDER/runs" : rest.replace("RUN", bench.onlyRun().toString())));
      assertEquals(0, ran.code(), ran.err());
      String printed = ran.out().replace("FOLDER/", "examples/").replaceFirst("run {9}.*\nnext {8}.*\n", "");
      if (shown.group(3).endsWith(MORE)) {
        String beginning = shown.group(3).substring(0, shown.group(3).length() - MORE.length());
        assertTrue(printed.startsWith(beginning), printed);
      } else {
        assertEquals(shown.group(3), printed, command);
      }
    }
    assertEquals(List.of("run", "predict"), commands);
  }
}
