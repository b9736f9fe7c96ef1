package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README.md is true word for word: its commands run and print what it shows, its programs compile and run. */
class ReadmeIT {
  private static final Path TOP = Path.of(System.getProperty("ganglion.examples")).getParent();
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

  @TempDir
  private Path folder;

  private static List<String> blocks(String language) throws Exception {
    List<String> blocks = new ArrayList<>();
    Matcher found = BLOCK.matcher(Files.readString(TOP.resolve("README.md"), StandardCharsets.UTF_8));
    while (found.find()) {
      if (found.group(1).equals(language)) {
        blocks.add(found.group(2));
      }
    }
    return blocks;
  }

  @Test
  void commandsPrintWhatItShows() throws Exception {
    List<String> consoles = blocks("console");
    assertFalse(consoles.isEmpty());
    Files.createSymbolicLink(folder.resolve("examples"), TOP.resolve("examples"));
    for (String console : consoles) {
      for (String session : console.split("(?m)^(?=\\$ )")) {
        if (session.isEmpty()) {
          continue;
        }
        String line = session.lines().findFirst().orElseThrow();
        assertTrue(line.startsWith("$ ./ganglion "), line);
        String shown = session.substring(line.length() + 1);
        ForkedCommand command = ForkedCommand.run(folder, List.of(line.substring("$ ./ganglion ".length()).split(" ")));
        if (shown.isEmpty()) {
          assertEquals(0, command.code(), line + "\n" + command.err());
        } else {
          assertEquals(timeless(shown), timeless(command.err() + command.out()), line);
        }
      }
    }
  }

  /** Without what is another at each run: the run directory's time and how long it took. */
  private static String timeless(String text) {
    return text.replaceAll("\\d{8}-\\d{6}-\\w{6}", "TIME").replaceAll("\\(\\d+\\.\\d+ s\\)", "(SECONDS)");
  }

  @Test
  void thePluginIsTheOneInTheExamples() throws Exception {
    Path source = TOP.resolve("examples/swish-plugin/src/main/java/acme/Swish.java");
    assertEquals(Files.readString(source, StandardCharsets.UTF_8), blocks("java").get(0));
  }

  @Test
  void theProgramCompilesRunsAndIsShort() throws Exception {
    String program = blocks("java").get(1);
    assertTrue(program.lines().count() <= 20, "it has " + program.lines().count() + " lines");
    Files.writeString(folder.resolve("Xor.java"), program, StandardCharsets.UTF_8);
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int compiled = ToolProvider.getSystemJavaCompiler().run(null, null, errors, "-d", folder.toString(), "-cp",
        System.getProperty("java.class.path"), folder.resolve("Xor.java").toString());
    assertEquals(0, compiled, errors.toString(StandardCharsets.UTF_8));

    Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
        folder + System.getProperty("path.separator") + System.getProperty("java.class.path"), "Xor").start();
    String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, java.waitFor());
    double[] outputs = List.of(printed.strip().replaceAll("[\\[\\]]", "").split(", ")).stream()
        .mapToDouble(Double::parseDouble).toArray();
    double[] targets = {0, 1, 1, 0};
    for (int i = 0; i < targets.length; i++) {
      assertEquals(targets[i], outputs[i], 0.1, printed);
    }
  }

  @Test
  void itsLinksLeadSomewhere() throws Exception {
    Matcher link = Pattern.compile("\\]\\(([^)#]+)\\)").matcher(
        Files.readString(TOP.resolve("README.md"), StandardCharsets.UTF_8));
    int links = 0;
    while (link.find()) {
      links++;
      assertTrue(Files.exists(TOP.resolve(link.group(1))), link.group(1));
    }
    assertTrue(links > 10);
  }
}
