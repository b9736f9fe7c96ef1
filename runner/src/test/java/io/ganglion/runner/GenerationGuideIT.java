package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands in {@code docs/generation.md} print what it shows, and its experiment is one of the examples. */
class GenerationGuideIT {
  private static final Pattern SHOWN = Pattern.compile("```console\n\\$ \\./ganglion (\\w+)(.*)\n([^`]+)```");
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");
  private static final Pattern EXPERIMENT = Pattern.compile("```yaml\n(seed[^`]+)```");

  @TempDir
  private Path folder;

  @Test
  void commandsPrintWhatTheGuideShows() {
    Bench bench = new Bench(folder);
    Path examples = Path.of("..", "examples");
    for (String file : List.of("rhymes.yaml", "data/rhymes.txt")) {
      bench.write(file, Bench.read(examples.resolve(file)));
    }
    String guide = Bench.read(Path.of("../docs/generation.md"));
    Matcher experiment = EXPERIMENT.matcher(guide);
    experiment.find();
    assertEquals(Bench.read(examples.resolve("rhymes.yaml")).replaceAll("(?m)^#.*\n", ""), experiment.group(1));
    List<String> commands = new ArrayList<>();
    Matcher shown = SHOWN.matcher(guide);
    while (shown.find()) {
      String command = shown.group(1);
      commands.add(command);
      String rest = shown.group(2).replace("examples/", "FOLDER/");
      String line = command.equals("run") ? rest + " --out FOLDER/runs"
          : rest.replace("latest", bench.onlyRun().toString());
      String[] words = WORD.matcher(line).results().map(word -> word.group().replace("\"", "")).toArray(String[]::new);
      Ran ran = bench.ganglion(command, words);
      assertEquals(0, ran.code(), ran.err());
      String printed = ran.out().replace("FOLDER/", "examples/").replaceFirst("run {9}.*\nnext {8}.*\n", "");
      assertEquals(shown.group(3), printed, command);
    }
    assertEquals(List.of("run", "generate", "evaluate", "generate"), commands);
  }
}
