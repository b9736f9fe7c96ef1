package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/java.md}: its programs are those of {@code examples/java-programs}, which the build has compiled as a
 * stranger would, against nothing but the artifacts; and they print what the page shows.
 */
class JavaGuideIT {
  private static final Path EXAMPLES = Path.of(System.getProperty("ganglion.examples"));
  private static final Path SOURCES = EXAMPLES.resolve("java-programs/src/main/java/acme");
  private static final Path BUILT = Path.of(System.getProperty("ganglion.java-programs"));
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TYPE = Pattern.compile("public (?:class|record) (\\w+)");
  private static final String MAIN = "public static void main(";

  /** Runs the programs that it is given one after the other in one JVM, a line with each one's name before. */
  private static final String LAUNCHER = """
      public class Launcher {
        public static void main(String[] names) throws Exception {
          for (String name : names) {
            System.out.println("== " + name);
            Class.forName("acme." + name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
          }
        }
      }
      """;

  @TempDir
  private Path folder;

  private static String page() throws IOException {
    return Files.readString(EXAMPLES.resolveSibling("docs/java.md"), StandardCharsets.UTF_8);
  }

  /** By the names of their types, in the order of the page: sources, and what the page shows of a program's output. */
  private record Shown(Map<String, String> sources, Map<String, String> outputs) {
    static Shown read() throws IOException {
      Shown shown = new Shown(new LinkedHashMap<>(), new LinkedHashMap<>());
      Matcher block = BLOCK.matcher(page());
      String last = "";
      while (block.find()) {
        if (block.group(1).equals("java")) {
          Matcher type = TYPE.matcher(block.group(2));
          assertTrue(type.find(), block.group(2));
          last = type.group(1);
          shown.sources.put(last, block.group(2));
        } else if (block.group(1).equals("text")) {
          shown.outputs.put(last, block.group(2));
        }
      }
      return shown;
    }
  }

  @Test
  void showsTheSourcesOfTheProject() throws IOException {
    Shown shown = Shown.read();
    List<String> files = new ArrayList<>();
    try (Stream<Path> sources = Files.list(SOURCES)) {
      sources.map(file -> file.getFileName().toString().replace(".java", "")).forEach(files::add);
    }
    assertEquals(new TreeSet<>(files), new TreeSet<>(shown.sources.keySet()));
    for (String name : files) {
      assertEquals(Files.readString(SOURCES.resolve(name + ".java"), StandardCharsets.UTF_8),
          shown.sources.get(name), name);
    }
    assertEquals(shown.sources.keySet().stream().filter(name -> shown.sources.get(name).contains(MAIN)).toList(),
        List.copyOf(shown.outputs.keySet()));
    assertTrue(page().contains("`acme.Bend`, in `META-INF/services/io.ganglion.api.Activation`"));
  }

  @Test
  void showsWhatTheProgramsPrint() throws Exception {
    Files.copy(EXAMPLES.resolve("iris.yaml"), folder.resolve("iris.yaml"));
    Files.copy(EXAMPLES.resolve("data/iris.csv"), Files.createDirectory(folder.resolve("data")).resolve("iris.csv"));
    Files.copy(EXAMPLES.resolve("rhymes.yaml"), folder.resolve("rhymes.yaml"));
    Files.copy(EXAMPLES.resolve("data/rhymes.txt"), folder.resolve("data/rhymes.txt"));
    Files.writeString(folder.resolve("Launcher.java"), LAUNCHER, StandardCharsets.UTF_8);
    Shown shown = Shown.read();
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-cp", BUILT.resolve("java-programs-1.0.jar") + File.pathSeparator + BUILT.resolve("lib") + "/*",
        "Launcher.java"));
    command.addAll(shown.outputs.keySet());
    Process java = new ProcessBuilder(command).directory(folder.toFile())
        .redirectError(folder.resolve("err").toFile()).start();
    String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String said = Files.readString(folder.resolve("err"));
    assertEquals(0, java.waitFor(), said);
    assertEquals("", said);
    StringBuilder expected = new StringBuilder();
    shown.outputs.forEach((name, output) -> expected.append("== ").append(name).append('\n').append(output));
    assertEquals(timeless(expected.toString()), timeless(printed));
  }

  /** Without what is another at each run: the run directory's time and how long it took. */
  private static String timeless(String text) {
    return text.replaceAll("\\d{8}-\\d{6}-\\w{6}", "TIME").replaceAll("\\(\\d+\\.\\d+ s\\)", "(SECONDS)");
  }

  @Test
  void needsNeitherTheCommandNorItsLibraries() throws IOException {
    String tree = Files.readString(BUILT.resolve("dependencies.txt"), StandardCharsets.UTF_8);
    List<String> jars;
    try (Stream<Path> files = Files.list(BUILT.resolve("lib"))) {
      jars = files.map(file -> file.getFileName().toString()).sorted().toList();
    }
    assertTrue(tree.contains("io.ganglion:ganglion-experiments:jar:"), tree);
    assertTrue(jars.stream().anyMatch(jar -> jar.startsWith("ganglion-experiments-")), jars::toString);
    for (String library : List.of("guice", "picocli", "log4j-core", "ganglion-runner")) {
      assertTrue(!tree.contains(library), tree);
      assertTrue(jars.stream().noneMatch(jar -> jar.startsWith(library)), jars::toString);
    }
  }

  @Test
  void namesTheDependencyAsTheProjectDoes() throws IOException {
    String pom = Files.readString(EXAMPLES.resolve("java-programs/pom.xml"), StandardCharsets.UTF_8);
    Matcher block = BLOCK.matcher(page());
    assertTrue(block.find() && block.group(1).equals("xml"));
    String version = pom.replaceAll("(?s).*<ganglion.version>(.*?)</ganglion.version>.*", "$1");
    assertTrue(pom.contains(block.group(2).replace(version, "${ganglion.version}").indent(4)), block.group(2));
  }
}
