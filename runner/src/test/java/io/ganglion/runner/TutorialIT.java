package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Following docs/tutorial.md gives what it shows: its files are written and its commands run, one by one. */
class TutorialIT {
  private static final Path TOP = Path.of(System.getProperty("ganglion.examples")).getParent();
  /** A file to save, or what is typed at a terminal and what that prints. */
  private static final Pattern BLOCK = Pattern.compile("(?:`([\\w.]+)`:\n\n```(?:yaml|csv)|```console)\n(.*?)```",
      Pattern.DOTALL);
  private static final String PROGRAM = "./ganglion ";

  @TempDir
  private Path folder;

  @Test
  void showsWhatItsReaderWillSee() throws Exception {
    Files.createSymbolicLink(folder.resolve("examples"), TOP.resolve("examples"));
    Matcher block = BLOCK.matcher(Files.readString(TOP.resolve("docs/tutorial.md"), StandardCharsets.UTF_8));
    int commands = 0;
    while (block.find()) {
      if (block.group(1) != null) {
        Files.writeString(folder.resolve(block.group(1)), block.group(2));
        continue;
      }
      for (String session : block.group(2).split("(?m)^(?=\\$ )")) {
        String line = session.lines().findFirst().orElseThrow().substring("$ ".length());
        follow(line, session.substring("$ \n".length() + line.length()));
        commands++;
      }
    }
    assertTrue(commands >= 9, commands + " commands");
  }

  private void follow(String line, String shown) throws Exception {
    List<String> words = List.of(line.split(" "));
    if (words.get(0).equals("cp")) {
      Files.copy(folder.resolve(words.get(1)), folder.resolve(words.get(2)));
      return;
    }
    assertTrue(line.startsWith(PROGRAM), line);
    ForkedCommand command = ForkedCommand.run(folder, List.of(there(line).substring(PROGRAM.length()).split(" ")));
    assertEquals(0, command.code(), line + "\n" + command.err());
    assertEquals(timeless(shown), timeless(command.err() + command.out()), line);
  }

  /** With the run directory of this machine instead of that in the page. */
  private String there(String line) throws Exception {
    if (!line.contains(" runs/flowers/")) {
      return line;
    }
    try (Stream<Path> runs = Files.list(folder.resolve("runs/flowers"))) {
      return line.replaceFirst("runs/flowers/\\S+", "runs/flowers/" + runs.findFirst().orElseThrow().getFileName());
    }
  }

  /** Without what is another at each run: when it was, how long it took, where the data is. */
  private static String timeless(String text) {
    return text.replaceAll("\\d{8}-\\d{6}-\\w{6}", "TIME")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "WHEN")
        .replaceAll("(\\d+ min )?\\d+(\\.\\d+)? s\\b", "SECONDS")
        .replaceAll("(resolved.yaml +)\\w{12}  \\w{12}", "$1HASH");
  }

  @Test
  void itsLinksLeadSomewhere() throws Exception {
    Matcher link = Pattern.compile("\\]\\(([^)#]+)").matcher(
        Files.readString(TOP.resolve("docs/tutorial.md"), StandardCharsets.UTF_8));
    int links = 0;
    while (link.find()) {
      links++;
      assertTrue(Files.exists(TOP.resolve("docs").resolve(link.group(1))), link.group(1));
    }
    assertTrue(links > 4);
  }
}
