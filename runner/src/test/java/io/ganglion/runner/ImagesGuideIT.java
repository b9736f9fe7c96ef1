package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands in {@code docs/images.md} print what it shows; where it ends with {@code …}, they print more. */
class ImagesGuideIT {
  private static final Path EXAMPLES = Path.of("../examples");
  private static final Pattern SHOWN = Pattern.compile("```console\n\\$ \\./ganglion (\\w+)(.*)\n([^`]+)```");
  private static final Pattern RUN = Pattern.compile("run {9}(\\S+)");
  private static final String MORE = "…\n";

  @TempDir
  private Path folder;

  private void copy(String name) throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLES.resolve(name))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(EXAMPLES.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @Test
  void commandsPrintWhatTheGuideShows() throws IOException {
    Bench bench = new Bench(folder);
    copy("images/shapes.yaml");
    copy("images/parts.yaml");
    copy("data/shapes");
    copy("data/parts.csv");
    String guide = Bench.read(Path.of("../docs/images.md"));
    for (String experiment : List.of("shapes", "parts")) {
      assertTrue(guide.contains(Bench.read(folder.resolve("images/" + experiment + ".yaml"))
          .replaceFirst("# yaml-language-server: .*\n", "")), experiment);
    }
    List<String> commands = new ArrayList<>();
    String run = "";
    Matcher shown = SHOWN.matcher(guide);
    while (shown.find()) {
      String command = shown.group(1);
      String rest = shown.group(2).replace("examples/", "FOLDER/");
      Ran ran = bench.ganglion(command
          + (command.equals("run") ? rest + " --out FOLDER/runs" + commands.size() : rest.replace("RUN", run)));
      assertEquals(0, ran.code(), ran.err());
      commands.add(command);
      Matcher trained = RUN.matcher(ran.out());
      run = trained.find() ? trained.group(1) : run;
      String printed = ran.out().replace("FOLDER/images/../", "examples/").replace("FOLDER/", "examples/")
          .replaceFirst("run {9}.*\nnext {8}.*\n", "");
      if (shown.group(3).endsWith(MORE)) {
        String beginning = shown.group(3).substring(0, shown.group(3).length() - MORE.length());
        assertTrue(printed.startsWith(beginning), printed);
      } else {
        assertEquals(shown.group(3), printed, command);
      }
    }
    assertEquals(List.of("data", "run", "predict", "evaluate", "data", "run"), commands);
  }
}
